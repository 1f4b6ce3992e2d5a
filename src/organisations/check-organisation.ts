import type { Finding } from '../kernel/finding.ts'
import { codeForm } from './code-from.ts'
import { isDay } from '../kernel/day.ts'
import { isOrganisationKind, isSector } from './organisation.ts'
import { problem } from './problems.ts'

/** What an organisation is called and what it is. */
export interface OrganisationFacts {
  readonly name: string
  readonly kind: string
  readonly sector: string
}

/** Everything that is asked when one is added. */
export interface NewOrganisationForm extends OrganisationFacts {
  readonly code: string
  /** Code of the organisation that it is part of; '' where it stands by itself. */
  readonly partOf: string
  /** '' where nobody knows. */
  readonly openedOn: string
}

/** Words of addresses that no organisation can have for a code. */
const reserved: readonly string[] = ['new']

export function* checkFacts({ name, kind, sector }: OrganisationFacts): Generator<Finding> {
  if (name === '') yield problem('name', 'name-missing')
  if (name.length > 200) yield problem('name', 'name-too-long')
  if (!isOrganisationKind(kind)) yield problem('kind', 'kind-missing')
  if (!isSector(sector)) yield problem('sector', 'sector-missing')
}

export function* checkNewOrganisation(form: NewOrganisationForm, today: string): Generator<Finding> {
  yield* checkFacts(form)
  if (!codeForm.test(form.code) && form.name !== '') yield problem('code', 'code-form')
  if (reserved.includes(form.code)) yield problem('code', 'code-reserved', { code: form.code })
  if (form.openedOn !== '' && !isDay(form.openedOn)) yield problem('openedOn', 'opened-form')
  else if (form.openedOn > today) yield problem('openedOn', 'opened-later')
}

/** The last day of an organisation: one that has been, and not before its first. */
export function* checkClosing(
  closedOn: string,
  { openedOn }: { readonly openedOn: string | null },
  today: string,
): Generator<Finding> {
  if (!isDay(closedOn)) yield problem('closedOn', 'closed-form')
  else if (closedOn > today) yield problem('closedOn', 'closed-later')
  else if (openedOn !== null && closedOn < openedOn)
    yield problem('closedOn', 'closed-before-opened', { openedOn })
}
