import { error } from '@sveltejs/kit'
import { cellsOf } from '#src/imports/cell-address.ts'
import { problemsFile } from '#src/imports/problems-file.ts'
import { previewImport } from '#src/imports/preview-import.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { within } from '../../../../frame.ts'
import { askedOf } from '../import-page.ts'
import type { RequestHandler } from './$types'

/** What is to be said of a file that was sent, as CSV. */
export const GET: RequestHandler = async (event) => {
  const { actor, place } = within(event)
  const asked = askedOf(event)
  const preview = await previewImport(event.locals.app, actor, asked)
  if (isRefusal(preview)) error(404, 'Not found')
  return new Response(problemsFile(event.locals.locale, preview, cellsOf(preview)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${place.shortName}-import-${asked.id}-problems.csv"`,
    },
  })
}
