import type { FieldRow } from '../ui/field-row.ts'
import type { PeoplePageWords } from './page-words.ts'

/** To whom roles go for a time: one of these. */
export function takerField(
  words: PeoplePageWords,
  label: string,
  takers: readonly { readonly id: number; readonly post: string }[],
): FieldRow<'personId'> {
  const items = takers.map(({ id, post }) => ({ value: String(id), text: post }))
  return { name: 'personId', as: 'list', label, items: [{ value: '', text: words.grant.choose }, ...items] }
}

/** From when to when roles are lent, and why. */
export function loanFields(
  { grant }: PeoplePageWords,
  reasonHint?: string,
): readonly FieldRow<'startsOn' | 'endsOn' | 'reason'>[] {
  return [
    { name: 'startsOn', as: 'line', type: 'date', width: 10, label: grant.from },
    { name: 'endsOn', as: 'line', type: 'date', width: 10, label: grant.to },
    { name: 'reason', as: 'text', rows: 2, label: grant.reason, hint: reasonHint },
  ]
}
