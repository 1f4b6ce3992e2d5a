import type { DefinitionChoices } from './definition-choices.ts'
import { definitionBoxes, linesIn, type DefinitionBox, type TypedDefinition } from './typed-definition.ts'
import type { DefinitionWords } from './words.ts'

/** Every box of two definitions in words, for whoever has to decide between them: its name, theirs, one's own. */
export function bothDefinitions(
  theirs: TypedDefinition,
  yours: TypedDefinition,
  choices: DefinitionChoices,
  words: DefinitionWords,
): (readonly [string, string, string])[] {
  return definitionBoxes
    .filter((box) => box !== 'code' && box !== 'sets')
    .map((box) => [
      words.boxes[box],
      said(box, theirs[box], choices, words),
      said(box, yours[box], choices, words),
    ])
}

function said(box: DefinitionBox, value: string, choices: DefinitionChoices, words: DefinitionWords): string {
  if (box === 'organisation')
    return choices.organisations.find(({ code }) => code === value)?.name ?? words.noOrganisation
  if (box === 'collator' || box === 'responsible') {
    const person = choices.persons.find(({ id }) => String(id) === value)
    return person ? words.person(person.post, person.name) : words.nobody
  }
  const tables: Partial<Record<DefinitionBox, Readonly<Record<string, string>>>> = {
    kind: words.kinds,
    scale: words.scales,
    polarity: words.polarities,
    overTime: words.overTime,
    overAreas: words.overAreas,
    toleranceKind: words.toleranceKinds,
    ruleFamily: words.families,
    isKey: words.key,
  }
  return tables[box]?.[value] ?? linesIn(value).join(', ')
}
