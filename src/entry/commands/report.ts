import { isRefusal } from '../../kernel/refusal.ts'
import { periodLabel } from '../../kernel/period-words.ts'
import { readPeriod } from '../../kernel/read-period.ts'
import type { Period } from '../../kernel/period.ts'
import { reportDefinitions } from '../../reports/report-list.ts'
import { writeReport } from '../../reports/write-report.action.ts'
import { readArgs, WrongUsage, type Command } from './command.ts'
import { actorFor, inStore, thePlace } from './in-store.ts'
import { publishReports } from './publish-reports.ts'
import { refusedFor } from './sentences.ts'

const options = {
  period: { type: 'string' },
  body: { type: 'string' },
  all: { type: 'boolean' },
  format: { type: 'string' },
  'as-at': { type: 'string' },
  out: { type: 'string' },
  as: { type: 'string' },
  publish: { type: 'boolean' },
} as const

const codes = reportDefinitions.map(({ code }) => code)

export const reportCommand: Command = {
  usage:
    'report DEFINITION|--all --period TEXT [--body CODE] [--as-at DATE] --format docx,pdf,xlsx,html,csv --out DIR | --publish --as POST',
  purpose: `Write reports as files, or publish them, for one body or all of them: ${codes.join(', ')}.`,
  async run(args) {
    const { values, positionals } = readArgs(args, options)
    const [definition, ...more] = positionals
    if ((definition === undefined && !values.all) || more.length > 0)
      throw new WrongUsage(`Name one report, or say --all: ${codes.join(', ')}.`)
    if (values.publish && values.out)
      throw new WrongUsage('A report is published or written into a folder: leave out --publish or --out.')
    if (!values.period || !(values.out ?? values.publish))
      throw new WrongUsage('Say the period with --period and the folder with --out.')
    const period = onePeriod(values.period)
    const named = definition === undefined ? codes : [definition]
    if (values.publish) return publishReports(values, named, period)
    const formats = (values.format ?? 'docx').split(',').map((format) => format.trim())
    return inStore(values, async (app) => {
      const place = await thePlace(app, values.place)
      const actor = await actorFor(app, place, values.as)
      const result = await writeReport(app, place, actor, {
        definitions: named,
        period,
        bodies: values.body ? [values.body] : 'all',
        formats,
        asAt: values['as-at'],
        outDir: values.out ?? '.',
        onFile: ({ path }) => process.stderr.write(`${path}\n`),
      })
      if (isRefusal(result)) return refusedFor(place, result)
      return {
        lines: [`${result.files.length} files for ${periodLabel(period)}.`],
        json: { place: place.shortName, ...result },
      }
    })
  },
}

function onePeriod(text: string): Period {
  const reading = readPeriod(text)
  if (reading.is === 'one') return reading.period
  if (reading.is === 'none')
    throw new WrongUsage(`"${text}" is not a period. Use a form like "2008/09 Q2" or 2008/09.`)
  throw new WrongUsage(`"${text}" could be ${reading.readings.map(periodLabel).join(' or ')}. Choose which.`)
}
