import type { Adapter, Fixture } from './adapter.ts'

/** Every option with a value, as `[path, value]`; the items of a list share the path `list[]`. */
export function optionPaths(options: unknown, path = ''): [path: string, value: unknown][] {
  if (Array.isArray(options)) return options.flatMap((item) => optionPaths(item, `${path}[]`))
  if (typeof options !== 'object' || options === null) return [[path, options]]
  const pairs = Object.entries(options)
  return pairs.flatMap(([name, value]) => optionPaths(value, path ? `${path}.${name}` : name))
}

const classes = 'a class is chosen by a typed prop, never handed in'
const dictionary = 'the words come from the dictionary'

/** Why our components do not take an option, by its path. A path in neither list fails the test. */
const reasons: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/attributes\./i, 'raw attributes are never passed on'],
  [/classes$/i, classes],
  [/\[\]$/, 'a list is made without empty entries'],
  [/^slots\./, 'the page frame fills these places itself'],
  [/^textareaDescriptionText$|^(characters|words)\w+Text/, dictionary],
  [/^(chooseFiles|noFile|multipleFiles|dropInstruction|enteredDrop|leftDrop)\w+/, dictionary],
  [/^countType$/, 'the limit says what is counted'],
  [/^value$/, 'a file is never chosen for a person'],
  [/^javascript$/, 'the browser’s own file control is used'],
  [/^actions\.items\[\]/, 'an interruption is a page of its own'],
  [/^navigation\[\]\./, 'the footer has one line of links'],
  [/^(contentLicence|copyright)/, 'Crown copyright and its licence are not a council’s'],
  [/^(day|month|year)$/, 'the parts of a date are named, not emptied'],
  [/^(day|month|year)\.|^items\[\]\.|^values\./, 'the parts of a date have one name, label and keyboard'],
]

/** Fixtures that use an option we know in a way that we do not, each with its reason. */
const apart: Readonly<Record<string, string>> = {
  'label – empty': 'a label has words',
  'footer – with empty meta': 'a heading with nothing under it is not shown',
  'footer – with empty meta items': 'a heading with nothing under it is not shown',
  'character-count – to configure in JavaScript': 'a counter has a limit',
  'character-count – with neither maxlength, maxwords nor textarea description set': 'a counter has a limit',
}

/** The reason why our component cannot say a fixture's options; nothing when it can. */
export function outOfScope(component: string, fixture: Fixture, says: Adapter['says']): string | undefined {
  for (const [path, value] of optionPaths(fixture.options)) {
    const said = says[path]
    if (
      said === true ||
      (said &&
        String(value)
          .split(/\s+/)
          .every((token) => said.test(token)))
    )
      continue
    const [, reason] = reasons.find(([pattern]) => pattern.test(path)) ?? []
    if (!reason) throw new Error(`${component}: neither a prop nor a reason for ${path}`)
    return reason
  }
  return apart[`${component} – ${fixture.name}`]
}
