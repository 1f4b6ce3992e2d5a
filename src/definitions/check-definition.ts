import {
  measureKinds,
  polarities,
  ruleFamilies,
  waysOverAreas,
  waysOverTime,
  type MeasureKind,
} from '../figures/indicator.ts'
import { isWorded } from '../figures/value-text.ts'
import { isDay } from '../kernel/day.ts'
import { compareDecimals, readDecimal, type Decimal } from '../kernel/decimal.ts'
import type { Finding } from '../kernel/finding.ts'
import { isPeriodKind } from '../kernel/period.ts'
import { problem } from '../organisations/problems.ts'
import { isScale } from './scales.ts'
import { linesIn, type DefinitionBox, type TypedDefinition } from './typed-definition.ts'
import { waysOf } from './ways-of-adding-up.ts'

/** What a definition may name. */
export interface KnownThings {
  readonly hasOrganisation: (code: string) => boolean
  /** A person of the place who has not left. */
  readonly hasPerson: (id: string) => boolean
  readonly hasSet: (code: string) => boolean
}

/** A code of an indicator, as addresses bear it. */
export const codeForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/
/** Words of addresses that no indicator can have for a code. */
const reserved: readonly string[] = ['new']

const longest: readonly (readonly [DefinitionBox, number])[] = [
  ['title', 500],
  ['definition', 4_000],
  ['source', 500],
  ['recordedHow', 1_000],
  ['unit', 60],
  ['baseline', 200],
  ['baselineOwner', 200],
]

/** All that is wrong with a definition, in the order of the form. */
export function* checkDefinition(typed: TypedDefinition, known: KnownThings): Generator<Finding> {
  if (typed.code === '') yield problem('code', 'code-missing')
  else if (!codeForm.test(typed.code) || reserved.includes(typed.code)) yield problem('code', 'code-form')
  for (const box of ['title', 'definition', 'recordedHow'] as const)
    if (typed[box] === '') yield problem(box, `${box}-missing`)
  for (const [box, most] of longest)
    if (typed[box].length > most) yield problem(box, 'too-long', { box, most })
  const kind = oneOf(measureKinds, typed.kind)
  if (kind === null) yield problem('kind', 'kind-missing')
  else yield* checkLevels(typed, kind)
  yield* checkPrinted(typed, kind)
  yield* checkSums(typed, kind)
  if (!isPeriodKind(typed.periodKind)) yield problem('periodKind', 'periodKind-missing')
  if (!/^\d{1,2}$/.test(typed.lagMonths) || Number(typed.lagMonths) > 60)
    yield problem('lagMonths', 'lag-form')
  yield* checkRule(typed, kind)
  if (oneOf(['yes', 'no'], typed.isKey) === null) yield problem('isKey', 'isKey-missing')
  yield* checkBaseline(typed)
  yield* checkPeople(typed, known)
}

function* checkLevels({ scale, levels }: TypedDefinition, kind: MeasureKind): Generator<Finding> {
  if (kind !== 'ordinal') {
    if (scale !== '' || levels !== '') yield problem('levels', 'levels-of-no-scale')
    return
  }
  const names = linesIn(levels)
  if (isScale(scale)) {
    if (names.length > 0) yield problem('levels', 'levels-two-answers')
    return
  }
  if (names.length < 2) yield problem('levels', 'levels-missing')
  else if (names.length > 12) yield problem('levels', 'levels-too-many')
  else if (names.some((name) => name.length > 60)) yield problem('levels', 'level-too-long')
  else if (new Set(names.map((name) => name.toLowerCase())).size < names.length)
    yield problem('levels', 'levels-alike')
}

function* checkPrinted(typed: TypedDefinition, kind: MeasureKind | null): Generator<Finding> {
  const polarity = oneOf(polarities, typed.polarity)
  if (!isWorded(kind ?? undefined) && !/^[0-8]$/.test(typed.decimals))
    yield problem('decimals', 'decimals-form')
  if (isWorded(kind ?? undefined) && typed.unit !== '') yield problem('unit', 'unit-of-words')
  if (polarity === null) yield problem('polarity', 'polarity-missing')
  else if ((kind === 'ordinal' || kind === 'yes-no') && polarity !== 'high' && polarity !== 'none')
    yield problem('polarity', 'polarity-of-levels')
  else if (kind === 'date' && polarity === 'range') yield problem('polarity', 'polarity-of-dates')
}

function* checkSums(typed: TypedDefinition, kind: MeasureKind | null): Generator<Finding> {
  const overTime = oneOf(waysOverTime, typed.overTime)
  const overAreas = oneOf(waysOverAreas, typed.overAreas)
  if (overTime === null) yield problem('overTime', 'overTime-missing')
  else if (kind && !waysOf[kind].overTime.includes(overTime))
    yield problem('overTime', 'overTime-wrong', { kind })
  else if (overTime === 'sum' && typed.unit === '%') yield problem('overTime', 'percent-summed')
  if (overAreas === null) yield problem('overAreas', 'overAreas-missing')
  else if (kind && !waysOf[kind].overAreas.includes(overAreas))
    yield problem('overAreas', 'overAreas-wrong', { kind })
  else if (overAreas === 'sum' && typed.unit === '%') yield problem('overAreas', 'percent-summed')
}

function* checkRule(typed: TypedDefinition, kind: MeasureKind | null): Generator<Finding> {
  const tolerance = readDecimal(typed.tolerance)
  const way = oneOf(['place', 'pct', 'abs'], typed.toleranceKind)
  if (way === null) yield problem('toleranceKind', 'toleranceKind-missing')
  else if (way === 'place' && typed.tolerance !== '') yield problem('tolerance', 'tolerance-of-place')
  else if (way !== 'place') {
    if (kind === 'ordinal' || kind === 'yes-no') yield problem('toleranceKind', 'tolerance-of-levels')
    else if (kind === 'date' && way === 'pct') yield problem('toleranceKind', 'tolerance-of-dates')
    if (tolerance === null || compareDecimals(tolerance, '0' as Decimal) < 0)
      yield problem('tolerance', 'tolerance-form')
    else if (way === 'pct' && compareDecimals(tolerance, '100' as Decimal) > 0)
      yield problem('tolerance', 'tolerance-over-hundred')
  }
  if (oneOf(['place', ...ruleFamilies], typed.ruleFamily) === null)
    yield problem('ruleFamily', 'ruleFamily-missing')
  else if (isWorded(kind ?? undefined) && typed.ruleFamily !== 'place')
    yield problem('ruleFamily', 'family-of-words')
}

/** A baseline is whatever somebody wrote; where there is none, somebody is to set it by a day. */
function* checkBaseline({ baseline, baselineOwner, baselineDueOn }: TypedDefinition): Generator<Finding> {
  if (baseline !== '') return
  if (baselineOwner === '') yield problem('baselineOwner', 'baselineOwner-missing')
  if (!isDay(baselineDueOn)) yield problem('baselineDueOn', 'baselineDueOn-form')
}

function* checkPeople(typed: TypedDefinition, known: KnownThings): Generator<Finding> {
  if (typed.organisation !== '' && !known.hasOrganisation(typed.organisation))
    yield problem('organisation', 'organisation-unknown')
  const owners = linesIn(typed.owners)
  if (owners.some((owner) => owner.length > 200)) yield problem('owners', 'owner-too-long')
  else if (owners.length > 9) yield problem('owners', 'owners-too-many')
  else if (new Set(owners).size < owners.length) yield problem('owners', 'owner-twice')
  for (const box of ['collator', 'responsible'] as const)
    if (typed[box] !== '' && !known.hasPerson(typed[box])) yield problem(box, 'person-unknown')
  const unknown = linesIn(typed.sets).filter((set) => !known.hasSet(set))
  if (unknown.length > 0) yield problem('sets', 'set-unknown', { sets: unknown.join(', ') })
}

export function oneOf<Text extends string>(all: readonly Text[], text: string): Text | null {
  return all.find((one) => one === text) ?? null
}
