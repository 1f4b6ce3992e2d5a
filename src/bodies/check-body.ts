import type { Finding } from '../kernel/finding.ts'
import { codeForm } from '../organisations/code-from.ts'
import { isDay } from '../kernel/day.ts'
import { problem } from '../organisations/problems.ts'
import { isBodyKind } from './body.ts'

/** What a body is called, what it is, what it stands below and what it is about. */
export interface BodyFacts {
  readonly name: string
  readonly kind: string
  /** Code of the body that it is a subgroup of; '' where it is none. */
  readonly partOf: string
  /** Codes. */
  readonly themes: readonly string[]
}

export interface NewBodyForm extends BodyFacts {
  readonly code: string
  /** '' where nobody knows. */
  readonly openedOn: string
}

/** Words of addresses that no body can have for a code. */
const reserved: readonly string[] = ['new', 'themes']

export function* checkBodyFacts({ name, kind, partOf }: BodyFacts): Generator<Finding> {
  if (name === '') yield problem('name', 'name-missing')
  if (name.length > 200) yield problem('name', 'name-too-long')
  if (!isBodyKind(kind)) yield problem('kind', 'kind-missing')
  if (kind === 'subgroup' && partOf === '') yield problem('partOf', 'subgroup-of-nothing')
}

export function* checkNewBody(form: NewBodyForm, today: string): Generator<Finding> {
  yield* checkBodyFacts(form)
  yield* checkCode(form)
  if (form.openedOn !== '' && !isDay(form.openedOn)) yield problem('openedOn', 'opened-form')
  else if (form.openedOn > today) yield problem('openedOn', 'opened-later')
}

export function* checkTheme(form: { readonly name: string; readonly code: string }): Generator<Finding> {
  if (form.name === '') yield problem('name', 'theme-name-missing')
  if (form.name.length > 200) yield problem('name', 'name-too-long')
  yield* checkCode(form)
}

function* checkCode({ name, code }: { readonly name: string; readonly code: string }): Generator<Finding> {
  if (!codeForm.test(code) && name !== '') yield problem('code', 'code-form')
  if (reserved.includes(code)) yield problem('code', 'code-reserved', { code })
}
