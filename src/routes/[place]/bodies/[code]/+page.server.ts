import { within } from '../../../frame.ts'
import { frameAround, hereOf, openBody } from '../body-doorway.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { base, today } = within(event)
  const seen = await openBody(event)
  return { frame: frameAround(event, seen), seen, today, base, here: hereOf(event) }
}
