import { areaFrame, areasHref, openAreas } from './area-doorway.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  frame: areaFrame(event, true),
  here: areasHref(event),
  ...(await openAreas(event)),
})
