import type { App } from '../../src/db/app.ts'
import { readTenant } from '../../src/db/tenant.ts'
import type { Indicator } from '../../src/figures/indicator.ts'
import { findIndicator } from '../../src/figures/indicator.sql.ts'
import { insertIndicator, type NewIndicator } from '../../src/figures/insert-indicator.sql.ts'
import { setTargets } from '../../src/figures/set-targets.action.ts'
import type { Decimal } from '../../src/kernel/decimal.ts'
import type { Period } from '../../src/kernel/period.ts'
import { makeChange } from '../../src/record/make-change.action.ts'
import { builder, done, freshCode } from './builder.ts'
import { homeArea } from './new-tenant.ts'

const plain: Omit<NewIndicator, 'code'> = {
  title: 'Household waste recycled',
  definition: '',
  source: 'WasteDataFlow',
  recordedHow: '',
  unit: '%',
  decimals: 1,
  polarity: 'high',
  kind: 'rate',
  periodKind: 'quarter',
  tolerance: null,
  ruleFamily: null,
  isKey: true,
  baseline: '',
  organisationId: null,
  sets: [],
}

/** A quarterly percentage with one decimal place where high is good; whatever else is asked for. */
export async function anIndicator(
  app: Pick<App, 'db'>,
  tenantId: number,
  wanted: Partial<NewIndicator> = {},
): Promise<Indicator> {
  const code = wanted.code ?? freshCode('NI')
  done(
    await makeChange(app.db, tenantId, builder, async (change) => {
      await insertIndicator(change.trx, tenantId, { ...plain, code, ...wanted })
      return change.record({
        as: 'set-up',
        action: 'indicators-added',
        subjectKind: 'place',
        subject: code,
        after: [code],
      })
    }),
  )
  const indicator = await readTenant(app.db, tenantId, (trx) => findIndicator(trx, code))
  if (!indicator) throw new Error(`there is no indicator ${code}`)
  return indicator
}

/** A corporate target on one figure of the place's own area. */
export async function aTarget(
  app: Pick<App, 'db'>,
  tenantId: number,
  indicator: Indicator,
  period: Period,
  value: string,
): Promise<void> {
  const target = {
    indicatorId: indicator.id,
    areaCode: homeArea,
    period,
    regime: 'corporate',
    kind: period.kind === 'quarter' ? ('quarterly-profile' as const) : ('annual' as const),
    value: value as Decimal,
    range: null,
    wording: '',
    basis: '',
  }
  done(
    await makeChange(app.db, tenantId, builder, (change) =>
      setTargets(change, 'set-up', [target], () => indicator.code),
    ),
  )
}
