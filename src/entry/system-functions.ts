import type { SystemSources } from '../derived/system-sources.action.ts'
import { percentOnTime } from '../deadlines/percent-on-time.action.ts'
import { percentGreen } from '../indicators/percent-green.action.ts'
import { percentStretchOnTrack } from '../indicators/percent-stretch.action.ts'

/**
 * Who answers what a formula asks the system. The rooms for spend, risks, surveys, members and plans do not exist yet:
 * their functions say "not available yet", with the reason.
 */
export const systemFunctions: SystemSources = {
  percentGreen,
  percentStretchOnTrack,
  percentOnTime,
}
