import { findHomeArea } from '../areas/area.sql.ts'
import { insertCommentary, listCommentary } from '../figures/commentary.sql.ts'
import { placeKey, type Mark } from '../figures/indicator.ts'
import type { ArrivingFigure } from '../figures/insert-observations.sql.ts'
import { recordFigures, type Recording } from '../figures/record-figures.action.ts'
import { compareDecimals } from '../kernel/decimal.ts'
import { londonDate } from '../kernel/london.ts'
import type { Change } from '../record/make-change.action.ts'
import { partsOfOpened } from '../rights/policy.ts'
import { lastWordOn } from '../targets/category.ts'
import { listPlaced } from '../targets/category.sql.ts'
import { recordWord } from '../targets/record-word.action.ts'
import { type Answer, type LineInContext, type ReturnHead } from './return.ts'

const markOfAnswer: Readonly<Record<Answer, Mark>> = {
  '': 'ok',
  value: 'ok',
  nil: 'nil',
  'not-due': 'not-due',
  'not-available': 'missing',
  'not-applicable': 'not-applicable',
  suppressed: 'suppressed',
}

/**
 * What an accepted return says enters the value store, signed off by whoever accepted it, with the commentary beside it.
 * A figure that the store already holds is not recorded again; one that differs is the next revision.
 */
export async function acceptFigures(
  change: Change,
  head: ReturnHead,
  lines: readonly LineInContext[],
  entry: Pick<Recording, 'as' | 'action' | 'subjectKind' | 'subject' | 'reason' | 'before' | 'after'>,
): Promise<void> {
  const area = await findHomeArea(change.trx)
  if (!area) throw new Error('the place has no area of its own')
  const auditSequence = change.sequence
  const figures = lines.flatMap((line) => (isAlreadyThere(line) ? [] : [figureOf(line, area.code)]))
  await recordFigures(change, figures, {
    ...entry,
    after: {
      ...entry.after,
      values: Object.fromEntries(lines.map((line) => [line.indicator.code, said(line)])),
    },
    signedBy: change.author.personId,
    returnId: head.id,
  })
  await keepCommentary(change, lines, area.code, auditSequence)
  await placeTargets(change, head, lines, entry)
}

/**
 * What the lines say of their targets is from now on the word on them, in the name of whoever entered it. What this return
 * has brought already, and what stands there already, is not said again.
 */
async function placeTargets(
  change: Change,
  head: ReturnHead,
  lines: readonly LineInContext[],
  { as, subject }: Pick<Recording, 'as' | 'subject'>,
): Promise<void> {
  const stated = lines.flatMap(({ indicator, toPlace, enteredBy, entered }) => {
    const { category, categoryReason } = entered
    const reason = categoryReason.trim()
    const by = enteredBy ?? head.sentById
    return toPlace && category !== '' && by !== null
      ? [{ indicator, target: toPlace, category, reason, by }]
      : []
  })
  if (stated.length === 0) return
  const ids = stated.map(({ indicator }) => indicator.id)
  const placed = await listPlaced(change.trx, partsOfOpened, ids, null)
  const brought = placed.filter(({ saidIn }) => saidIn?.returnId === head.id)
  for (const saying of stated) {
    const before = lastWordOn(placed, saying.target)
    const known = [before, lastWordOn(brought, saying.target)]
    if (known.some((one) => one?.category === saying.category && one.reason === saying.reason)) continue
    const saidIn = { returnId: head.id, subject }
    await recordWord(change, { ...saying, saidIn, as, before }, londonDate(change.at))
  }
}

/** Commentary that says what stands there already is no new version. */
async function keepCommentary(
  { trx, tenantId, at }: Change,
  lines: readonly LineInContext[],
  areaCode: string,
  auditSequence: number,
): Promise<void> {
  const indicatorIds = lines.map((line) => line.indicator.id)
  const stored = await listCommentary(trx, { indicatorIds, areaCodes: [areaCode] }, null)
  for (const line of lines) {
    const { cause, action, forecast } = line.entered
    if (cause.trim() + action.trim() + forecast.trim() === '') continue
    const place = { areaCode, period: line.period, indicatorId: line.indicator.id }
    const before = stored.get(placeKey(place))
    if (before?.cause === cause && before.action === action && before.forecast === forecast) continue
    const written = { at, by: line.enteredBy, auditSequence }
    await insertCommentary(trx, tenantId, place, { cause, action, forecast }, written)
  }
}

function figureOf(line: LineInContext, areaCode: string): ArrivingFigure {
  return {
    indicatorId: line.indicator.id,
    areaCode,
    period: line.period,
    revision: (line.current?.revision ?? 0) + 1,
    value: line.value,
    numerator: null,
    denominator: null,
    lower: null,
    upper: null,
    status: line.current ? 'revised' : 'final',
    mark: markOfAnswer[line.entered.answer],
    reason: line.entered.reason,
    source: line.indicator.source,
    recordedBy: line.enteredBy,
  }
}

function isAlreadyThere({ current, value, entered }: LineInContext): boolean {
  if (current?.mark !== markOfAnswer[entered.answer]) return false
  if (current.value === null || value === null) return current.value === value
  return compareDecimals(current.value, value) === 0
}

const said = ({ value, entered }: LineInContext): string => value ?? entered.answer
