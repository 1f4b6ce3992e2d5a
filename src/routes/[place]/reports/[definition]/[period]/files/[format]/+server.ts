import { error } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { openReportFile } from '#src/reports/open-report.action.ts'
import { viewOf, within } from '../../../../../../frame.ts'
import type { RequestHandler } from './$types.js'

export const GET: RequestHandler = async (event) => {
  const { place, actor } = within(event)
  const { definition, period, format } = event.params
  const view = viewOf(event, ['body'])
  // A file says as at when it stands, so an address that cannot be read gives none rather than today's.
  if (view.ignored.length > 0) error(404, 'Not found')
  const asked = { definition, period, body: event.url.searchParams.get('body') ?? '', asAt: view.asAt }
  const file = await openReportFile(event.locals.app, { place, actor, now: event.locals.now }, asked, format)
  if (isRefusal(file)) error(404, 'Not found')
  return new Response(Buffer.from(file.bytes), {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename="${file.name}"`,
      'content-length': String(file.bytes.byteLength),
    },
  })
}
