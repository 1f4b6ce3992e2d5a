import type { TenantTransaction } from '../db/tenant.ts'
import { compareDecimals, type Decimal } from '../kernel/decimal.ts'
import type { LineFinding } from '../kernel/finding.ts'
import { periodLabel } from '../kernel/period-words.ts'
import { periodsPerYear, previousPeriod, samePeriod, yearOf, type Period } from '../kernel/period.ts'
import type { ValueCode } from './row-finding.ts'
import type { FileFigure } from './file-figure.ts'
import type { HeldFigures } from './held-figures.ts'
import { listStanding } from './standing-figure.sql.ts'

/**
 * A total of the year so far that is less than in the period before: somebody corrected it, or one of the two is wrong.
 * The period before is taken from the file, and from the store where the file does not speak of it.
 */
export async function findFalls(
  trx: TenantTransaction,
  held: HeldFigures,
  isCumulative: (indicatorCode: string) => boolean,
  idOf: (indicatorCode: string) => number,
): Promise<LineFinding<ValueCode>[]> {
  const totals: FileFigure[] = []
  for (let number = 0; number < held.length; number++) {
    if (!isCumulative(held.indicatorOf(number))) continue
    const figure = held.at(number)
    if (figure.value !== null) totals.push(figure)
  }
  const inFile = new Map(totals.map((figure) => [keyOf(figure, figure.period), figure.value]))
  const followers = totals.filter(({ period }) => goesOn(period))
  const before = followers.map(({ indicatorCode, areaCode, period }) => ({
    indicatorId: idOf(indicatorCode),
    areaCode,
    period: previousPeriod(period),
  }))
  const standing = await listStanding(trx, before)
  return followers.flatMap((figure, at) => {
    const earlier = previousPeriod(figure.period)
    const was = inFile.get(keyOf(figure, earlier)) ?? standing.get(at)?.value ?? null
    return was !== null && figure.value !== null && compareDecimals(figure.value, was) < 0
      ? [fell(figure, figure.value, earlier, was)]
      : []
  })
}

/** Whether the period before belongs to the same year, so that its total is part of this one. */
function goesOn(period: Period): boolean {
  return periodsPerYear(period.kind) > 1 && samePeriod(yearOf(previousPeriod(period)), yearOf(period))
}

const keyOf = ({ indicatorCode, areaCode }: FileFigure, { kind, index }: Period): string =>
  JSON.stringify([indicatorCode, areaCode, kind, index])

function fell(
  { line }: FileFigure,
  value: Decimal,
  earlier: Period,
  before: Decimal,
): LineFinding<ValueCode> {
  const args = { before, period: periodLabel(earlier) }
  return { field: 'value', code: 'cumulative-fell', severity: 'query', line, value, args }
}
