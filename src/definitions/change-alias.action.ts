import type { App } from '../db/app.ts'
import { findIndicator } from '../figures/indicator.sql.ts'
import type { Indicator } from '../figures/indicator.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { hasProblems, problem } from '../organisations/problems.ts'
import type { Actor } from '../rights/actor.ts'
import { deleteAlias, findIdByAlias, insertAlias } from './alias.sql.ts'
import { nextVersion } from './definition.sql.ts'
import { withIndicatorAsSeen, type IndicatorAsSeen } from './with-indicator.action.ts'

/** Adds a code that the indicator had before, or has elsewhere: pages and files find it by that code too. */
export async function addAlias(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: IndicatorAsSeen,
  given: string,
): Promise<Indicator | Refusal> {
  const alias = storableText(given)
    .replace(/^ex\s+/i, '')
    .trim()
  return withIndicatorAsSeen(app, actor, seen, async ({ change, indicator, as }) => {
    const { trx, tenantId } = change
    if (alias === '' || alias.length > 40) return hasProblems([problem('alias', 'alias-form')])
    if (await findIndicator(trx, alias)) return hasProblems([problem('alias', 'alias-is-code', { alias })])
    if (await findIdByAlias(trx, alias)) return hasProblems([problem('alias', 'alias-taken', { alias })])
    await insertAlias(trx, tenantId, alias, indicator.id)
    await nextVersion(trx, indicator.id)
    await change.record({
      as,
      action: 'alias-added',
      subjectKind: 'indicator',
      subject: indicator.code,
      after: { alias },
    })
    return undefined
  })
}

export async function removeAlias(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: IndicatorAsSeen,
  alias: string,
): Promise<Indicator | Refusal> {
  return withIndicatorAsSeen(app, actor, seen, async ({ change, indicator, as }) => {
    const { trx } = change
    if ((await findIdByAlias(trx, alias)) !== indicator.id)
      return refuse('not-found', 'indicator-not-found', { code: alias })
    await deleteAlias(trx, alias)
    await nextVersion(trx, indicator.id)
    await change.record({
      as,
      action: 'alias-removed',
      subjectKind: 'indicator',
      subject: indicator.code,
      before: { alias },
    })
    return undefined
  })
}
