import { sampleFrame } from '../../../ui/examples/sample-frame.ts'
import type { PageFrame } from '../../../ui/page.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = ({ locals }): { frame: PageFrame } => ({
  frame: { ...sampleFrame, locale: locals.locale },
})
