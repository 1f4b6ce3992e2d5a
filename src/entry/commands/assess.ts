import { readTenant } from '../../db/tenant.ts'
import { findHomeArea } from '../../areas/area.sql.ts'
import type { Assessment } from '../../indicators/assess.ts'
import { assessFigures } from '../../indicators/assess-figures.action.ts'
import { describeAssessment } from '../../indicators/describe-assessment.ts'
import { withBenchmarks } from '../../indicators/load-benchmarks.action.ts'
import { findIndicator } from '../../figures/indicator.sql.ts'
import { listFigures } from '../../derived/list-figures.action.ts'
import { londonDate, readAsAt } from '../../kernel/london.ts'
import { periodLabel } from '../../kernel/period-words.ts'
import { samePeriod, type Period, type PeriodKind } from '../../kernel/period.ts'
import { readPeriod } from '../../kernel/read-period.ts'
import { readArgs, WrongUsage, type Command } from './command.ts'
import { inStore, thePlace, todayIn } from './in-store.ts'

const options = {
  indicator: { type: 'string' },
  area: { type: 'string' },
  period: { type: 'string' },
  'as-at': { type: 'string' },
} as const

export const assessCommand: Command = {
  usage: 'assess --indicator CODE [--area CODE] [--period TEXT] [--as-at DATE]',
  purpose: 'Judge an indicator’s figures: status, direction, and why.',
  async run(args) {
    const { values } = readArgs(args, options)
    const code = values.indicator
    if (!code) throw new WrongUsage('Say which indicator with --indicator.')
    const asAtText = values['as-at']
    const asAt = asAtText === undefined ? null : readAsAt(asAtText)
    if (asAtText !== undefined && asAt === null)
      throw new WrongUsage(`"${asAtText}" is not a date. Use a form like 2008-11-14.`)
    return inStore(values, async (app) => {
      const place = await thePlace(app, values.place)
      const found = await readTenant(app.db, place.id, async (trx) => {
        const indicator = await findIndicator(trx, code)
        if (!indicator) return null
        const observations = await listFigures(trx, { indicatorIds: [indicator.id] }, asAt)
        const home = (await findHomeArea(trx))?.code
        const areas = values.area ? [values.area] : areasOf(observations, home)
        const period = values.period === undefined ? null : onePeriod(values.period, indicator.periodKind)
        const today = asAt ? londonDate(asAt) : todayIn(place)
        const assessments: Assessment[] = []
        for (const areaCode of areas) {
          const periods = period ? [period] : periodsOf(observations.filter((o) => o.areaCode === areaCode))
          assessments.push(
            ...(await assessFigures(trx, { indicators: [indicator], areaCode, periods, asAt, today })),
          )
        }
        return { indicator, assessments: await withBenchmarks(trx, indicator, assessments, asAt) }
      })
      if (!found) {
        const sentence = `There is no indicator ${code}.`
        return {
          lines: [sentence],
          json: { place: place.shortName, refused: 'indicator-not-found', message: sentence },
          isRefused: true,
        }
      }
      const { indicator, assessments } = found
      const described = assessments.map((assessment) => describeAssessment(assessment, 'en'))
      return {
        lines: [
          `${indicator.code} ${indicator.title}`,
          ...assessments.map(
            (a, i) => `${a.areaCode} ${periodLabel(a.period)}: ${described[i]?.explanation ?? ''}`,
          ),
        ],
        json: {
          place: place.shortName,
          indicator: indicator.code,
          asAt: asAt?.toISOString() ?? null,
          assessments: described,
        },
      }
    })
  },
}

function areasOf(observations: readonly { areaCode: string }[], home: string | undefined): string[] {
  const areas = [...new Set(observations.map((observation) => observation.areaCode))]
  return areas.toSorted((a, b) => Number(b === home) - Number(a === home) || (a < b ? -1 : 1))
}

function periodsOf(observations: readonly { period: Period }[]): Period[] {
  return observations
    .map((observation) => observation.period)
    .filter((period, i, all) => all.findIndex((other) => samePeriod(other, period)) === i)
}

function onePeriod(text: string, expected: PeriodKind): Period {
  const reading = readPeriod(text, expected)
  if (reading.is === 'one') return reading.period
  if (reading.is === 'none')
    throw new WrongUsage(`"${text}" is not a period. Use a form like "2008/09 Q2" or 2008/09.`)
  throw new WrongUsage(`"${text}" could be ${reading.readings.map(periodLabel).join(' or ')}. Choose which.`)
}
