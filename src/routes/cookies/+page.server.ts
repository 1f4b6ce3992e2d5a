import { frameOutside, type PageFrame } from '../../ui/page.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = ({ locals }): { frame: PageFrame } => ({
  frame: frameOutside(locals.locale),
})
