import type { Finding } from '../../kernel/finding.ts'
import { fieldName } from '../check-return.ts'
import type { Transition } from '../transitions.ts'
import { queryPart } from './line-query.ts'

export type WordsCode =
  NonNullable<Transition['commentMissing']> | 'text-too-long' | 'query-line-unknown' | 'query-not-sent'

const longest = 4_000

/** What is said with a step: of the whole return, and of single lines by indicator code. */
export interface StepWords {
  readonly comment: string
  readonly lines: ReadonlyMap<string, string>
}

/** Every fault of what is said with a step. A step that needs words has them on the whole return or on any line. */
export function* checkStepWords(
  { commentMissing }: Pick<Transition, 'commentMissing'>,
  { comment, lines }: StepWords,
  codes: readonly string[],
): Generator<Finding<WordsCode>> {
  if (commentMissing && comment === '' && lines.size === 0) yield error('comment', commentMissing)
  if (comment.length > longest) yield error('comment', 'text-too-long', { most: longest, name: 'comment' })
  for (const [code, asked] of lines) {
    const field = fieldName(code, queryPart)
    if (!codes.includes(code)) yield error(field, 'query-line-unknown', { code: code.slice(0, 40) })
    else if (asked.length > longest)
      yield error(field, 'text-too-long', { most: longest, name: `The query on ${code}` })
  }
}

/** Questions that were typed beside a button that does not send them: they would be lost. */
export function* checkNothingUnsent({ comment, lines }: StepWords): Generator<Finding<WordsCode>> {
  if (comment !== '') yield error('comment', 'query-not-sent')
  for (const code of lines.keys()) yield error(fieldName(code, queryPart), 'query-not-sent', { code })
}

function error(field: string, code: WordsCode, args: Finding['args'] = {}): Finding<WordsCode> {
  return { field, code, severity: 'error', args }
}
