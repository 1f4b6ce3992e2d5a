/** What was asked about one line of a return when it was sent back. */
export interface LineQuery {
  readonly code: string
  readonly title: string
  readonly comment: string
}

/** The part of a name under which a line's query is typed: `NI192.query`. */
export const queryPart = 'query'

/** What was typed about single lines, by indicator code; an empty box asks nothing. A browser's line ends become ours. */
export function readLineQueries(form: Iterable<[string, FormDataEntryValue]>): Map<string, string> {
  const end = `.${queryPart}`
  return new Map(
    [...form].flatMap(([name, value]): [string, string][] => {
      const comment = typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : ''
      return name.endsWith(end) && comment !== '' ? [[name.slice(0, -end.length), comment]] : []
    }),
  )
}
