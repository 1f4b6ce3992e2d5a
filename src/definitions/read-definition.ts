import { measureKinds, polarities, ruleFamilies, waysOverAreas, waysOverTime } from '../figures/indicator.ts'
import type { Indicator } from '../figures/indicator.ts'
import { isWorded } from '../figures/value-text.ts'
import { readDecimal } from '../kernel/decimal.ts'
import { isPeriodKind } from '../kernel/period.ts'
import { oneOf } from './check-definition.ts'
import { isScale, scales } from './scales.ts'
import { linesIn, type TypedDefinition } from './typed-definition.ts'

/** Everything of an indicator that somebody decides. */
export type DefinedFacts = Omit<Indicator, 'id' | 'version' | 'ownerPost'>

/** The definition that was typed. Ask only where `checkDefinition` has found nothing. */
export function readDefinition(typed: TypedDefinition, organisationId: number | null): DefinedFacts {
  const kind = oneOf(measureKinds, typed.kind) ?? 'snapshot'
  const tolerance = readDecimal(typed.tolerance)
  const toleranceKind = oneOf(['pct', 'abs'], typed.toleranceKind)
  const hasBaseline = typed.baseline !== ''
  return {
    code: typed.code,
    title: typed.title,
    definition: typed.definition,
    source: typed.source,
    recordedHow: typed.recordedHow,
    kind,
    levels: kind !== 'ordinal' ? [] : isScale(typed.scale) ? scales[typed.scale] : linesIn(typed.levels),
    unit: typed.unit,
    decimals: isWorded(kind) ? 0 : Number(typed.decimals),
    polarity: oneOf(polarities, typed.polarity) ?? 'none',
    overTime: oneOf(waysOverTime, typed.overTime) ?? 'none',
    overAreas: oneOf(waysOverAreas, typed.overAreas) ?? 'none',
    periodKind: isPeriodKind(typed.periodKind) ? typed.periodKind : 'quarter',
    lagMonths: Number(typed.lagMonths),
    tolerance: toleranceKind && tolerance !== null ? { kind: toleranceKind, value: tolerance } : null,
    ruleFamily: oneOf(ruleFamilies, typed.ruleFamily),
    isKey: typed.isKey === 'yes',
    baseline: typed.baseline,
    baselineOwner: hasBaseline ? '' : typed.baselineOwner,
    baselineDueOn: hasBaseline ? null : typed.baselineDueOn,
    owners: linesIn(typed.owners),
    organisationId,
    collatorId: typed.collator === '' ? null : Number(typed.collator),
    responsibleId: typed.responsible === '' ? null : Number(typed.responsible),
  }
}
