/** How a row of the register is chosen: its code, and the version of the indicator that its reader was shown. */
export const chosenValue = ({ code, version }: { readonly code: string; readonly version: number }): string =>
  `${code}/${version}`

/** The versions of the chosen ones, by code; what is not a choice is left out. */
export function chosenIn(values: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    values.flatMap((value) => {
      const [, code, version] = /^([^/]+)\/(\d{1,9})$/.exec(value) ?? []
      return code === undefined ? [] : [[code, Number(version)]]
    }),
  )
}
