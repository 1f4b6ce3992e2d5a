/** What can be asked of the policy. A new one is a row here and a place in the rights of the roles. */
export const actions = {
  'performance.read': 'place',
  'return.read': 'organisation',
  'return.fill': 'organisation',
  'return.send': 'organisation',
  'return.accept': 'organisation',
  'return.query': 'organisation',
  'return.reopen': 'organisation',
  'round.open': 'whole place',
  'figures.import': 'whole place',
  'targets.set': 'whole place',
  'brand.change': 'whole place',
  'record.read': 'whole place',
} as const satisfies Record<string, 'place' | 'organisation' | 'whole place'>

/**
 * `place`: any grant in the place will do, whatever its scope. `organisation`: the grant must cover the organisation
 * that the thing belongs to. `whole place`: only a grant that is not limited to an organisation.
 */
export type ActionScope = (typeof actions)[Action]
export type Action = keyof typeof actions

export type Role = 'collator' | 'operational-director' | 'performance-team' | 'councillor' | 'auditor'

/** The rights of each role. What is not listed is refused. */
export const roles: Readonly<Record<Role, readonly Action[]>> = {
  collator: ['performance.read', 'return.read', 'return.fill', 'return.send'],
  'operational-director': [
    'performance.read',
    'return.read',
    'return.fill',
    'return.send',
    'return.accept',
    'return.query',
  ],
  'performance-team': [
    'performance.read',
    'return.read',
    'return.accept',
    'return.query',
    'return.reopen',
    'round.open',
    'figures.import',
    'targets.set',
    'brand.change',
    'record.read',
  ],
  councillor: ['performance.read'],
  auditor: ['performance.read', 'return.read', 'record.read'],
}

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text)
}
