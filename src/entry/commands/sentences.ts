import { figureWords } from '../../figures/words.ts'
import { importWords } from '../../imports/words.ts'
import type { Finding, LineFinding } from '../../kernel/finding.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { peopleWords } from '../../people/words.ts'
import type { Place } from '../../places/place.ts'
import { publishingWords } from '../../publishing/words.ts'
import { reportWords } from '../../reports/words.ts'
import { returnWords } from '../../returns/words.ts'
import type { Said } from './command.ts'

type Say = string | ((args: Finding['args']) => string)

const findingTables = [
  returnWords('en').findings,
  importWords('en').findings,
  importWords('en').cells,
  peopleWords('en').findings,
]
const refusalTables = [
  returnWords('en').refusals,
  figureWords('en').refusals,
  importWords('en').refusals,
  peopleWords('en').refusals,
  reportWords('en').refusals,
  publishingWords('en').refusals,
]

function look(tables: readonly object[], code: string, args: Finding['args']): string {
  for (const table of tables as readonly Record<string, Say>[]) {
    const sentence = table[code]
    if (sentence !== undefined) return typeof sentence === 'string' ? sentence : sentence(args)
  }
  return code
}

/** The sentence for a finding, from the words of the room that knows its code. */
export function findingSentence(finding: Finding): string {
  return look(findingTables, finding.code, finding.args)
}

export function refusalSentence(refusal: Refusal): string {
  return look(refusalTables, refusal.why, refusal.args)
}

/** `figures.csv, line 214, column "period": "Q5 2008/09" – This is not a period. …` */
export function lineSentence(file: string, finding: LineFinding): string {
  const where = finding.field === '' ? '' : `, column "${finding.field}"`
  const what = finding.value === '' ? '' : `"${finding.value}" – `
  return `${file}, line ${finding.line}${where}: ${what}${findingSentence(finding)}`
}

/** What a command answers to a refusal. */
export function refusedFor({ shortName }: Place, refusal: Refusal): Said {
  const message = refusalSentence(refusal)
  return { lines: [message], json: { place: shortName, refused: refusal.why, message }, isRefused: true }
}
