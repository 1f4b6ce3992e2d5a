import { groupFrame, groupsHref, openGroups } from './group-doorway.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  frame: groupFrame(event, true),
  here: groupsHref(event),
  groups: await openGroups(event),
})
