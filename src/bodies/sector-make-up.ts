import { sectors, type Sector } from '../organisations/organisation.ts'
import type { Member } from './membership.ts'

export interface MakeUp {
  /** Each sector with how many members speak for it, and their share of all who have a sector. */
  readonly bySector: readonly { readonly sector: Sector; readonly count: number; readonly percent: number }[]
  readonly withSector: number
  /** Members who speak for nobody in particular, and so are in no share. */
  readonly without: number
}

/** Counted from members, never from shares of parts of the body; percents are whole, halves rounded up. */
export function sectorMakeUp(members: readonly Pick<Member, 'speaksFor'>[]): MakeUp {
  const spoken = members.flatMap(({ speaksFor }) => (speaksFor ? [speaksFor.sector] : []))
  return {
    bySector: sectors.map((sector) => {
      const count = spoken.filter((one) => one === sector).length
      return { sector, count, percent: spoken.length === 0 ? 0 : Math.round((100 * count) / spoken.length) }
    }),
    withSector: spoken.length,
    without: members.length - spoken.length,
  }
}
