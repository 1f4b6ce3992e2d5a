import type { TenantTransaction } from '../db/tenant.ts'
import type { Period } from '../kernel/period.ts'
import { listHistory } from '../record/audit.sql.ts'
import { historyLine, type HistoryLine } from '../record/history-lines.ts'
import { recordWords } from '../record/words.ts'
import type { Actor } from '../rights/actor.ts'
import { mayDo, mayOffer, visibleTo } from '../rights/policy.ts'
import type { Locale } from '../ui/messages.ts'
import { dayOf } from '../kernel/period-words.ts'
import { listUnsettledReturns } from './kept-open.sql.ts'
import { isOrganisationKind, isSector, type Organisation } from './organisation.ts'
import { listEveryOrganisation } from './organisation.sql.ts'
import { toldChanges, type ToldField } from './told-changes.ts'
import { isWithin, pathTo } from './tree.ts'
import { organisationWords, type OrganisationWords } from './words.ts'

export interface OrganisationsSeen {
  /** Every one, open or closed, by name. */
  readonly all: readonly Organisation[]
  readonly open: readonly Organisation[]
  readonly closed: readonly Organisation[]
  readonly mayChange: boolean
}

/** The organisations of the place; nothing for whoever may not see them. */
export async function loadOrganisations(
  trx: TenantTransaction,
  actor: Actor,
): Promise<OrganisationsSeen | undefined> {
  if (!mayDo(actor, 'people.read')) return undefined
  const all = await listEveryOrganisation(trx, visibleTo(actor, 'people.read'))
  return {
    all,
    open: all.filter(({ closedOn }) => closedOn === null),
    closed: all.filter(({ closedOn }) => closedOn !== null),
    mayChange: mayOffer(actor, 'organisation.change'),
  }
}

export interface OrganisationSeen {
  readonly organisation: Organisation
  /** What it is part of, the topmost first. */
  readonly above: readonly Organisation[]
  readonly below: readonly Organisation[]
  /** What it could be moved below: open, and neither itself nor below it. */
  readonly possibleParents: readonly Organisation[]
  readonly unsettledReturns: readonly Period[]
  readonly lastChange: { readonly at: Date; readonly by: string } | null
  readonly mayChange: boolean
}

/** One organisation with what stands around it. */
export async function loadOrganisation(
  trx: TenantTransaction,
  actor: Actor,
  code: string,
): Promise<OrganisationSeen | undefined> {
  const seen = await loadOrganisations(trx, actor)
  const organisation = seen?.all.find((one) => one.code === code)
  if (!seen || !organisation) return undefined
  const [last] = await listHistory(trx, historyOf(code), 1)
  return {
    organisation,
    above: pathTo(seen.all, organisation.id).slice(0, -1),
    below: seen.all.filter(({ parentId }) => parentId === organisation.id),
    possibleParents: seen.open.filter(({ id }) => !isWithin(seen.all, id, organisation.id)),
    unsettledReturns: await listUnsettledReturns(trx, organisation.id),
    lastChange: last ? { at: new Date(last.at), by: last.personName } : null,
    mayChange: seen.mayChange,
  }
}

const historyOf = (code: string) => ({ subjectKind: 'organisation', subjects: [code] })

/** What happened to an organisation that the reader has opened, newest first. */
export async function loadOrganisationHistory(
  trx: TenantTransaction,
  code: string,
  locale: Locale,
): Promise<HistoryLine[]> {
  const entries = await listHistory(trx, historyOf(code), 200)
  const fields = fieldsOf(organisationWords(locale))
  return entries.map((entry) => historyLine(entry, recordWords(locale), toldChanges(entry, fields)))
}

function fieldsOf({ page, form, kinds, sectors }: OrganisationWords): Record<string, ToldField> {
  return {
    name: { label: form.name },
    kind: { label: form.kind, say: (kind) => (isOrganisationKind(kind) ? kinds[kind] : kind) },
    sector: { label: form.sector, say: (sector) => (isSector(sector) ? sectors[sector] : sector) },
    partOf: { label: page.partOf },
    openedOn: { label: page.openedOn, say: dayOf },
    closedOn: { label: page.closedOn, say: dayOf },
  }
}
