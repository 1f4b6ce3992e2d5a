import { listThemed, listThemes } from '../bodies/theme.sql.ts'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Indicator } from '../figures/indicator.ts'
import { listOrganisations } from '../organisations/organisation.sql.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import { loadCardMembers } from '../scorecards/load-card-members.action.ts'
import { wholePlace, type ReportDefinition } from './report-list.ts'

/** What one report can be about, and which measures it then looks at. */
export interface Subject {
  readonly code: string
  readonly name: string
  readonly holds: (indicator: Pick<Indicator, 'id' | 'organisationId'>) => boolean
}

/** Everything that reports of each sort can be about, by name; whether the reader has figures there is another question. */
export const subjects: Readonly<
  Record<ReportDefinition['of'], (trx: TenantTransaction, actor: Actor, place: Place) => Promise<Subject[]>>
> = {
  async department(trx) {
    return (await listOrganisations(trx)).map(({ id, code, name }) => ({
      code,
      name,
      holds: ({ organisationId }) => organisationId === id,
    }))
  },
  async theme(trx) {
    const themed = await listThemed(trx)
    return (await listThemes(trx)).map(({ id, code, name }) => ({
      code,
      name,
      holds: (indicator) => themed.get(id)?.has(indicator.id) === true,
    }))
  },
  async scorecard(trx, actor) {
    return (await loadCardMembers(trx, actor)).map(({ code, title, indicatorIds }) => ({
      code,
      name: title,
      holds: ({ id }) => indicatorIds.has(id),
    }))
  },
  place: (_trx, _actor, { name }) => Promise.resolve([{ code: wholePlace, name, holds: () => true }]),
}
