import { error } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { openEditionFile } from '#src/publishing/open-edition.action.ts'
import { within } from '../../../../../frame.ts'
import type { RequestHandler } from './$types.js'

export const GET: RequestHandler = async (event) => {
  const { place, actor } = within(event)
  const { code, format } = event.params
  const file = await openEditionFile(event.locals.app, { place, actor }, code, format)
  if (isRefusal(file)) error(404, 'Not found')
  return new Response(Buffer.from(file.bytes), {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename="${file.name}"`,
      'content-length': String(file.bytes.byteLength),
    },
  })
}
