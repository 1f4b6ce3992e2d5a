import type { Indicator } from '../figures/indicator.ts'
import { scaleOf } from './scales.ts'

/** The boxes of the form, in its order. */
export const definitionBoxes = [
  'code',
  'title',
  'definition',
  'source',
  'recordedHow',
  'kind',
  'scale',
  'levels',
  'unit',
  'decimals',
  'polarity',
  'overTime',
  'overAreas',
  'periodKind',
  'lagMonths',
  'toleranceKind',
  'tolerance',
  'ruleFamily',
  'isKey',
  'baseline',
  'baselineOwner',
  'baselineDueOn',
  'organisation',
  'owners',
  'collator',
  'responsible',
  'sets',
] as const
export type DefinitionBox = (typeof definitionBoxes)[number]

/** A definition as it was typed; lists have one thing a line. */
export type TypedDefinition = Readonly<Record<DefinitionBox, string>>

export const nothingTyped = Object.fromEntries(definitionBoxes.map((box) => [box, ''])) as TypedDefinition

/** What the form holds of an indicator that is there; in which sets it is, is for the pages of the sets. */
export function typedDefinition(indicator: Indicator, organisation: string): TypedDefinition {
  const { tolerance, collatorId, responsibleId } = indicator
  const scale = scaleOf(indicator.levels)
  return {
    code: indicator.code,
    title: indicator.title,
    definition: indicator.definition,
    source: indicator.source,
    recordedHow: indicator.recordedHow,
    kind: indicator.kind,
    scale,
    levels: scale === 'own' ? indicator.levels.join('\n') : '',
    unit: indicator.unit,
    decimals: String(indicator.decimals),
    polarity: indicator.polarity,
    overTime: indicator.overTime,
    overAreas: indicator.overAreas,
    periodKind: indicator.periodKind,
    lagMonths: String(indicator.lagMonths),
    toleranceKind: tolerance?.kind ?? 'place',
    tolerance: tolerance?.value ?? '',
    ruleFamily: indicator.ruleFamily ?? 'place',
    isKey: indicator.isKey ? 'yes' : 'no',
    baseline: indicator.baseline,
    baselineOwner: indicator.baselineOwner,
    baselineDueOn: indicator.baselineDueOn ?? '',
    organisation,
    owners: indicator.owners.join('\n'),
    collator: collatorId === null ? '' : String(collatorId),
    responsible: responsibleId === null ? '' : String(responsibleId),
    sets: '',
  }
}

/** One thing a line, without those that say nothing. */
export function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
