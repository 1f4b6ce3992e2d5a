import { quarter, type Period } from '../../src/kernel/period.ts'
import { periodLabel } from '../../src/kernel/period-words.ts'
import { homeArea } from '../worlds/new-tenant.ts'

export const quarters = (count: number): Period[] =>
  Array.from({ length: count }, (_, i) => quarter(2000 + Math.floor(i / 4), (i % 4) + 1))

/**
 * A file of values that defines its indicators: one row for each of them and each of the periods, with the numerator and
 * the denominator of its percentage.
 */
export function* valuesLines(indicators: number, periods: readonly Period[]): Generator<string> {
  yield 'indicator_code,title,unit,polarity,frequency,area_code,area_name,period,value,numerator,denominator,source\n'
  for (let i = 0; i < indicators; i++) {
    for (const [p, period] of periods.entries()) {
      const denominator = 1000 + (i % 9000)
      const numerator = (i * 7 + p * 13) % denominator
      const value = ((100 * numerator) / denominator).toFixed(2)
      yield `NI${i},"Indicator ${i}, of the bench",%,high,quarterly,${homeArea},The borough,${periodLabel(period)},${value},${numerator},${denominator},Made up\n`
    }
  }
}
