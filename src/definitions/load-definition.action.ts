import type { TenantTransaction } from '../db/tenant.ts'
import { findIndicator } from '../figures/indicator.sql.ts'
import type { Indicator } from '../figures/indicator.ts'
import { listEveryOrganisation } from '../organisations/organisation.sql.ts'
import { listEntriesAbout } from '../record/history.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { mayDo, partsOfOpened } from '../rights/policy.ts'
import { findPostOf } from './definition.sql.ts'
import type { DefinitionChoices } from './definition-choices.ts'
import { loadChoices } from './known-things.action.ts'
import { nothingTyped, typedDefinition, type TypedDefinition } from './typed-definition.ts'

/** The form to add or change a definition; undefined for whoever may not, and where there is no such indicator. */
export interface DefinitionForm {
  readonly values: TypedDefinition
  readonly choices: DefinitionChoices
  readonly version: number
  readonly lastChange: { readonly by: string; readonly at: Date } | null
}

export async function loadNewForm(
  trx: TenantTransaction,
  actor: Actor,
  today: string,
): Promise<DefinitionForm | undefined> {
  if (!mayDo(actor, 'indicator.change')) return undefined
  const { organisations, persons, sets } = await loadChoices(trx, today)
  return {
    values: { ...nothingTyped, toleranceKind: 'place', ruleFamily: 'place' },
    choices: { organisations, persons, sets },
    version: 0,
    lastChange: null,
  }
}

export async function loadChangeForm(
  trx: TenantTransaction,
  actor: Actor,
  code: string,
  today: string,
): Promise<(DefinitionForm & { readonly indicator: Indicator }) | undefined> {
  if (!mayDo(actor, 'indicator.change')) return undefined
  const indicator = await findIndicator(trx, code)
  if (!indicator) return undefined
  const { organisations, persons, sets } = await loadChoices(trx, today)
  const every = await listEveryOrganisation(trx, partsOfOpened)
  const own = every.find(({ id }) => id === indicator.organisationId)
  const [last] = await listEntriesAbout(trx, { subjectKind: 'indicator', subject: code }, null)
  return {
    indicator,
    values: typedDefinition(indicator, own?.code ?? ''),
    choices: {
      organisations:
        own && !organisations.some(({ code: one }) => one === own.code)
          ? [...organisations, own]
          : organisations,
      persons: [...persons, ...(await gone(trx, indicator, persons))],
      sets,
    },
    version: indicator.version,
    lastChange: last ? { by: last.personName, at: new Date(last.at) } : null,
  }
}

/** Whoever is named and is leaving, so that the form shows them. */
async function gone(
  trx: TenantTransaction,
  { collatorId, responsibleId }: Indicator,
  persons: readonly { readonly id: number }[],
): Promise<{ id: number; post: string; name: string }[]> {
  const here = new Set(persons.map(({ id }) => id))
  const named = [...new Set([collatorId, responsibleId])].flatMap((id) =>
    id === null || here.has(id) ? [] : [id],
  )
  return Promise.all(named.map(async (id) => ({ id, post: (await findPostOf(trx, id)) ?? '', name: '' })))
}
