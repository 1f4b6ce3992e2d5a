import { within } from '../frame.ts'
import type { LayoutServerLoad } from './$types'

/** Nothing under a place opens without a person and a role there. */
export const load: LayoutServerLoad = (event) => {
  within(event)
}
