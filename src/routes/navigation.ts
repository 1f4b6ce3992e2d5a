import type { Role } from '../people/roles.ts'

export const rooms = {
  'my-work': 'my-work',
  performance: 'indicators',
  returns: 'returns',
  reports: 'reports',
  audit: 'audit',
  settings: 'settings',
} as const
export type Room = keyof typeof rooms

/** The service navigation of each role, always in the same order, six items at most. */
export const navigationOf: Readonly<Record<Role, readonly Room[]>> = {
  collator: ['my-work', 'performance', 'returns'],
  'operational-director': ['my-work', 'performance', 'returns', 'reports'],
  'performance-team': ['my-work', 'performance', 'returns', 'reports', 'audit', 'settings'],
  councillor: ['my-work', 'performance', 'reports'],
  auditor: ['my-work', 'performance', 'returns', 'reports', 'audit'],
}

/** The rooms of all the roles that somebody holds. */
export function roomsFor(held: readonly Role[]): Room[] {
  return (Object.keys(rooms) as Room[]).filter((room) =>
    held.some((role) => navigationOf[role].includes(room)),
  )
}
