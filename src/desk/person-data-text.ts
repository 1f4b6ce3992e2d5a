/** `leftOn` and `left_on` as `left on`. */
function spaced(name: string): string {
  return name
    .replaceAll('_', ' ')
    .replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
}

function said(value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Everything held about a person as lines to read: a heading for each kind, a line for each thing. */
export function personDataText(
  data: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>,
): string[] {
  return Object.entries(data).flatMap(([what, rows]) => [
    `${spaced(what)} (${rows.length})`,
    ...rows.map((row) => {
      const facts = Object.entries(row).flatMap(([name, value]) => {
        const text = said(value)
        return text === '' ? [] : [`${spaced(name)}: ${text}`]
      })
      return `  ${facts.join('; ')}`
    }),
  ])
}
