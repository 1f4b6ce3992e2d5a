import { error, redirect } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { archiveAddress } from '#src/publishing/addresses.ts'
import { mayPublishReport } from '#src/publishing/load-to-publish.action.ts'
import { publishingAddress, reportAddress } from '#src/reports/addresses.ts'
import { listReports } from '#src/reports/list-reports.action.ts'
import { openReport } from '#src/reports/open-report.action.ts'
import { reportLanguage } from '#src/reports/report-language.ts'
import { readingOf } from '#src/reports/reading/reading.ts'
import { reportFiles } from '#src/reports/report-files.ts'
import { reportWords } from '#src/reports/words.ts'
import { frameOf, viewOf, within } from '../../../../frame.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base } = within(event)
  const { app, locale, now } = event.locals
  const { definition, period } = event.params
  const view = viewOf(event, ['body', 'section'])
  const body = event.url.searchParams.get('body') ?? ''
  // The bar above the page chooses another quarter by its query.
  if (view.period) redirect(303, `${base}${reportAddress(definition, view.period, body, view.asAt)}`)
  if (body === '') redirect(303, `${base}/reports`)
  const asked = { definition, period, body, asAt: view.asAt }
  const report = await openReport(app, { place, actor, now }, asked)
  if (isRefusal(report)) error(404, 'Not found')
  const { head } = report
  const offered = await listReports(app, place, actor, view.asAt)
  const words = reportWords(locale)
  const tree = report.layOut(reportLanguage(locale))
  return {
    frame: frameOf(event, {
      room: 'reports',
      trail: [[words.list.title, '/reports']],
      view,
      period: head.period,
      periods: offered.periods.some(({ index }) => index === head.period.index)
        ? offered.periods
        : [head.period, ...offered.periods],
      body: {
        value: body,
        shown: head.subject.name,
        choices: offered.subjects[report.definition.code].map(({ code, name }) => ({
          value: code,
          text: name,
        })),
      },
      apiHref: `reports/${definition}:${body}:${period}/files/html?place=${place.shortName}`,
    }),
    ignored: view.ignored,
    head,
    title: tree.title,
    reading: readingOf(tree, event.url),
    facts: report.facts(reportLanguage(locale)),
    archiveHref: `${base}${archiveAddress({ period: head.period, audience: '', report: report.definition.code })}`,
    publishHref: (await mayPublishReport(app, { place, actor }, asked))
      ? `${base}${publishingAddress(definition, head.period, head.subject.code, head.asAt)}`
      : null,
    files: reportFiles(report.definition, head).map(({ address, ...file }) => ({
      ...file,
      href: `${base}${address}`,
    })),
  }
}
