import type { Role } from '../rights/roles.ts'

export const rooms = {
  'my-work': 'my-work',
  performance: 'indicators',
  returns: 'returns',
  reports: 'reports',
  people: 'people',
  settings: 'settings',
  audit: 'audit',
} as const
export type Room = keyof typeof rooms

/** The service navigation of each role, always in the same order, six items at most. */
export const navigationOf: Readonly<Record<Role, readonly Room[]>> = {
  'system-administrator': ['my-work', 'people', 'settings', 'audit'],
  'performance-team': ['my-work', 'performance', 'returns', 'reports', 'audit', 'settings'],
  'partnership-team': ['my-work', 'performance', 'returns', 'reports', 'people'],
  'strategic-director': ['my-work', 'performance', 'returns', 'reports'],
  'operational-director': ['my-work', 'performance', 'returns', 'reports'],
  collator: ['my-work', 'performance', 'returns'],
  'responsible-officer': ['my-work', 'performance', 'returns', 'reports'],
  'finance-officer': ['my-work', 'performance', 'returns', 'reports'],
  'portfolio-holder': ['my-work', 'performance', 'reports'],
  councillor: ['my-work', 'performance', 'reports'],
  'body-chair': ['my-work', 'performance', 'reports', 'people'],
  'body-officer': ['my-work', 'performance', 'reports', 'people'],
  'initiative-lead': ['my-work', 'performance'],
  'partner-contributor': ['my-work', 'returns'],
  certifier: ['my-work', 'performance', 'returns', 'reports'],
  gatekeeper: ['my-work', 'performance', 'reports'],
  auditor: ['my-work', 'performance', 'returns', 'reports', 'audit'],
  'external-reviewer': ['my-work', 'returns'],
  // Whoever comes by a link is at one return and nowhere else.
  'link-holder': [],
  public: [],
}

/** More than six are not found again. The settings lead to what is left out. */
const mostRooms = 6

/** The rooms of all the roles that somebody holds. */
export function roomsFor(held: readonly Role[]): Room[] {
  return (Object.keys(rooms) as Room[])
    .filter((room) => held.some((role) => navigationOf[role].includes(room)))
    .slice(0, mostRooms)
}
