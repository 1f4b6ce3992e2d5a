import type { TenantTransaction } from '../db/tenant.ts'
import { assess } from '../indicators/assess.ts'
import { targetBeside, targetFor } from '../indicators/assess-figures.action.ts'
import { findHomeArea } from '../areas/area.sql.ts'
import { expectedRange } from '../indicators/expected-range.ts'
import { placeKey, type Indicator, type Observation } from '../figures/indicator.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { listObservations } from '../figures/observation.sql.ts'
import { listBreaks } from '../figures/series-break.sql.ts'
import { findRule, listTargets } from '../figures/target.sql.ts'
import { readValue, type ValueForm } from '../figures/value-text.ts'
import { daysAfter } from '../kernel/day.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { endOf, previousPeriod, shift, yearOf, type Period } from '../kernel/period.ts'
import { periodSlug } from '../kernel/period-words.ts'
import { partsOfOpened } from '../rights/policy.ts'
import { listWhoDid } from '../record/audit.sql.ts'
import { isToPlace } from '../targets/to-place.ts'
import { enteredOf, returnSubject, type Entered, type LineInContext, type ReturnHead } from './return.ts'
import { listLines } from './return.sql.ts'

/** How many earlier figures stand beside a box, and how many the expected range is worked out from. */
const shown = 5
const considered = 12

/**
 * The lines of a return with all that stands beside each box. `typedOver` puts what a form has just sent in place of
 * what is stored, so that a page that is refused shows and checks what was typed. Whoever has been let open a return
 * has been let see its lines.
 */
export async function loadLines(
  trx: TenantTransaction,
  head: Pick<ReturnHead, 'id' | 'period'>,
  typedOver: ReadonlyMap<string, Entered> = new Map(),
): Promise<LineInContext[]> {
  const stored = await listLines(trx, head.id)
  const indicatorIds = stored.map((line) => line.indicatorId)
  const indicators = new Map(
    (await listIndicators(trx, partsOfOpened, { ids: indicatorIds })).map((i) => [i.id, i]),
  )
  const areaCode = (await findHomeArea(trx))?.code ?? ''
  const asked = new Map(
    stored.map((line) => [periodSlug(line.period ?? head.period), line.period ?? head.period]),
  )
  const periods = [...asked.values()].flatMap(upTo)
  const selection = { indicatorIds, areaCodes: [areaCode] }
  const observations = await listObservations(trx, { ...selection, periods }, null)
  const targets = await listTargets(trx, selection, null)
  const breaks = await listBreaks(trx, indicatorIds)
  const rule = await findRule(trx, null)
  const byPlace = new Map(observations.map((observation) => [placeKey(observation), observation]))

  return stored.flatMap((line): LineInContext[] => {
    const indicator = indicators.get(line.indicatorId)
    if (!indicator) return []
    const period = line.period ?? head.period
    const entered = typedOver.get(indicator.code) ?? enteredOf(line)
    const figureOf = (at: Period): Observation | undefined =>
      byPlace.get(placeKey({ indicatorId: indicator.id, areaCode, period: at }))
    const value = valueOf(entered, indicator)
    const target = targetFor(targets, indicator.id, period)
    const ofYear = targetBeside(targets, indicator.id, yearOf(period), target)
    const today = daysAfter(endOf(period), 1)
    const typed = value === null ? undefined : asTyped(indicator, areaCode, period, value)
    return [
      {
        indicator,
        entered,
        stored: enteredOf(line),
        enteredBy: line.enteredBy,
        owner: line.owner,
        period,
        value,
        last: Array.from({ length: shown }, (_, i) => figureOf(shift(period, i - shown))).filter(
          (o) => o !== undefined,
        ),
        previous: figureOf(previousPeriod(period)) ?? null,
        current: figureOf(period) ?? null,
        target,
        toPlace: ofYear && isToPlace(ofYear, today) ? ofYear : null,
        expected: expectedRange(indicator, period, figureOf),
        assessment: typed
          ? assess({
              indicator,
              areaCode,
              period,
              today,
              figureOf: (at) => (at.index === period.index ? typed : figureOf(at)),
              target,
              breaks: breaks.get(indicator.id) ?? [],
              rule,
            })
          : null,
      },
    ]
  })
}

/**
 * Everybody who has entered anything in the return, and whoever sent or certified it: none of them may sign it next, not
 * even when somebody else has since written over what they entered.
 */
export async function listWhoEntered(
  trx: TenantTransaction,
  head: Pick<ReturnHead, 'organisationCode' | 'period' | 'sentById' | 'certifiedById'>,
): Promise<number[]> {
  const subject = returnSubject(head.organisationCode, periodSlug(head.period))
  const entered = await listWhoDid(trx, { action: 'return-saved', subjectKind: 'return', subject })
  const signed = [head.sentById, head.certifiedById].filter((id) => id !== null)
  return [...new Set([...entered, ...signed])]
}

const upTo = (period: Period): Period[] => Array.from({ length: considered + 1 }, (_, i) => shift(period, -i))

/** The number an answer stands for: what was typed, or nought for "nothing to report"; null for any other answer. */
export function valueOf({ answer, typed }: Entered, form: ValueForm): Decimal | null {
  if (answer === 'nil') return '0' as Decimal
  return answer === '' || answer === 'value' ? readValue(typed, form) : null
}

/** What was typed, as it would stand in the store: nothing of it is there yet. */
function asTyped(indicator: Indicator, areaCode: string, period: Period, value: Decimal): Observation {
  return {
    indicatorId: indicator.id,
    areaCode,
    period,
    revision: 0,
    value,
    numerator: null,
    denominator: null,
    lower: null,
    upper: null,
    status: 'final',
    mark: 'ok',
    reason: '',
    source: '',
    recordedAt: new Date(0),
    recordedBy: null,
    signedBy: null,
    returnId: null,
  }
}
