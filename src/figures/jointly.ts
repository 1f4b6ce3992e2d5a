/** Several posts that answer for one thing: "Owner A and Owner B jointly". Empty where there is none. */
export function jointly(owners: readonly string[]): string {
  const last = owners.at(-1)
  if (last === undefined || owners.length === 1) return last ?? ''
  return `${owners.slice(0, -1).join(', ')} and ${last} jointly`
}
