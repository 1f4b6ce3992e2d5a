import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { readAsAt, writeAsAt } from '#src/kernel/london.ts'
import { isRefusal, refusalCodes } from '#src/kernel/refusal.ts'
import { tell } from '#src/organisations/sentence.ts'
import { publishedAddress } from '#src/publishing/addresses.ts'
import { loadToPublish } from '#src/publishing/load-to-publish.action.ts'
import { publishReport } from '#src/publishing/publish-report.action.ts'
import { rightsIn } from '#src/publishing/sight.ts'
import { publishingWords } from '#src/publishing/words.ts'
import { reportAddress } from '#src/reports/addresses.ts'
import { reportWords } from '#src/reports/words.ts'
import { frameOf, viewOf, within } from '../../../../../frame.ts'
import { boxesOf } from '../../../../organisations/form-boxes.ts'
import type { Actions, PageServerLoad } from './$types.js'

type Event = RequestEvent<{ definition: string; period: string }>

export const load: PageServerLoad = async (event) => {
  const { place, actor, base } = within(event)
  const { app, locale, now } = event.locals
  const { definition, period } = event.params
  const view = viewOf(event, ['body'])
  const report = await loadToPublish(
    app,
    { place, actor, now },
    { definition, period, body: bodyOf(event), asAt: view.asAt },
  )
  if (isRefusal(report)) error(404, 'Not found')
  const { head, last } = report
  return {
    frame: frameOf(event, { room: 'reports', trail: [[reportWords(locale).list.title, '/reports']] }),
    head,
    definition: {
      code: report.definition.code,
      told: report.definition.told,
      rights: rightsIn(report.definition),
    },
    last,
    asAt: writeAsAt(head.asAt),
    back: `${base}${reportAddress(definition, head.period, head.subject.code, head.asAt)}`,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { place, actor, base } = within(event)
    const { app, now, locale } = event.locals
    const { definition, period } = event.params
    const given = await boxesOf(event, ['asAt', 'seen'])
    const asAt = readAsAt(given.asAt)
    if (asAt === null) error(400, 'The form has a moment that cannot be read')
    const asked = { definition, period, body: bodyOf(event), asAt, seen: given.seen }
    const result = await publishReport(app, { place, actor, now }, asked)
    if (!isRefusal(result))
      redirect(
        303,
        `${base}${publishedAddress(result.edition.code)}?done=${result.isNew ? 'published' : 'before'}`,
      )
    if (result.refused === 'not-found' || result.refused === 'not-allowed') error(404, 'Not found')
    const told = tell(result, publishingWords(locale))
    return fail(refusalCodes[result.refused].status, { told })
  },
}

const bodyOf = (event: Pick<Event, 'url'>): string => event.url.searchParams.get('body') ?? ''
