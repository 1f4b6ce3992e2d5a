/** Codes of what a file defined that was not there yet. */
export interface Created {
  readonly indicators: readonly string[]
  readonly areas: readonly string[]
}

export const nothingCreated: Created = { indicators: [], areas: [] }
