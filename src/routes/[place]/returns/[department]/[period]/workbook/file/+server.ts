import { error, redirect } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { issueWorkbook } from '#src/workbooks/issue-workbook.action.ts'
import { within } from '../../../../../../frame.ts'
import { periodOf } from '../../return-doorway.ts'
import type { RequestHandler } from './$types'

/** The workbook of a return, to be filled in and sent back. */
export const GET: RequestHandler = async (event) => {
  const { place, actor, base } = within(event)
  const { department, period } = event.params
  const at = { place, organisationCode: department, period: periodOf(event) }
  const made = await issueWorkbook(event.locals.app, actor, at, event.locals.locale)
  if (isRefusal(made)) {
    if (made.refused === 'conflict') redirect(303, `${base}/returns/${department}/${period}`)
    error(404, 'Not found')
  }
  return new Response(made.bytes, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="${made.name}"`,
    },
  })
}
