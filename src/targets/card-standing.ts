/** Whether a scorecard has been adopted, by whom it is to be, and when it was. */
export interface CardStanding {
  readonly code: string
  readonly title: string
  /** Name of the body that it is made for, as written on it. */
  readonly madeFor: string
  readonly adoption: {
    readonly bodyName: string
    readonly on: string
    readonly minute: string
  } | null
}
