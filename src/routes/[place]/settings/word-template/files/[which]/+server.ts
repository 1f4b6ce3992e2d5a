import { error } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { openTemplateFile } from '#src/templates/load-template.action.ts'
import { within } from '../../../../../frame.ts'
import type { RequestHandler } from './$types.js'

export const GET: RequestHandler = async (event) => {
  const { place, actor } = within(event)
  const file = await openTemplateFile(event.locals.app, { place, actor }, event.params.which)
  if (isRefusal(file)) error(404, 'Not found')
  return new Response(Buffer.from(file.bytes), {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-length': String(file.bytes.byteLength),
    },
  })
}
