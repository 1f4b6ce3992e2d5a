import type { ReachKind } from './scope.ts'

/**
 * What can be asked of the policy, and the kinds of thing through which it can be held. Without a kind only a grant for
 * the whole place will do. A new action is a row here and a place in the rights of the roles.
 */
export const actions = {
  'performance.read': ['organisation', 'body', 'theme', 'indicator'],
  'return.read': ['organisation', 'return'],
  'return.fill': ['organisation', 'return'],
  'return.send': ['organisation', 'return'],
  'return.certify': ['organisation'],
  'return.accept': ['organisation'],
  'return.accept-certified': ['organisation'],
  'return.query': ['organisation'],
  'return.reopen': ['organisation'],
  'link.give': ['organisation'],
  'round.open': [],
  'report.publish': ['body', 'theme'],
  'figures.import': [],
  'figures.enter': ['organisation', 'theme', 'indicator'],
  'targets.set': [],
  'targets.propose': ['organisation', 'theme', 'indicator'],
  'targets.adopt': ['body'],
  'targets.judge': ['organisation', 'theme', 'indicator'],
  'rules.set': [],
  'formula.set': [],
  'indicator.change': [],
  'people.read': [],
  'person.change': [],
  'person.erase': [],
  'organisation.change': [],
  'body.change': [],
  'membership.change': ['body'],
  'grant.give': [],
  'grant.lend': ['organisation', 'body', 'theme', 'indicator'],
  'stand-in.arrange': [],
  'rights.read': [],
  'area.change': [],
  'brand.change': [],
  'mail.manage': [],
  'record.read': [],
} as const satisfies Record<string, readonly ReachKind[]>

export type Action = keyof typeof actions

/** Acts that ask people to show again, within ten minutes, that it is they who sit at the keyboard. */
export const weighty: ReadonlySet<Action> = new Set([
  'return.certify',
  'return.accept',
  'return.accept-certified',
  'person.change',
  'person.erase',
  'grant.give',
  'stand-in.arrange',
])

export interface Rights {
  /** In the whole place, whatever the grant is limited to. */
  readonly everywhere: readonly Action[]
  /** Within what the grant covers. */
  readonly within: readonly Action[]
  /** Of what has been published, and nothing else. */
  readonly published?: readonly Action[]
}

const reader = ['performance.read', 'people.read'] as const satisfies readonly Action[]

/** The rights of each role. What is not listed is refused. */
export const roles = {
  'system-administrator': {
    everywhere: ['people.read'],
    within: [
      'person.change',
      'person.erase',
      'organisation.change',
      'body.change',
      'membership.change',
      'grant.give',
      'rights.read',
      'brand.change',
      'mail.manage',
      'record.read',
    ],
  },
  'performance-team': {
    everywhere: reader,
    within: [
      'targets.propose',
      'targets.judge',
      'return.read',
      'return.accept',
      'return.accept-certified',
      'return.query',
      'return.reopen',
      'link.give',
      'round.open',
      'report.publish',
      'figures.import',
      'targets.set',
      'rules.set',
      'formula.set',
      'indicator.change',
      'area.change',
      'organisation.change',
      'body.change',
      'membership.change',
      'brand.change',
      'record.read',
      'grant.lend',
      'stand-in.arrange',
    ],
  },
  'partnership-team': {
    everywhere: reader,
    within: [
      'targets.propose',
      'targets.judge',
      'return.read',
      'report.publish',
      'organisation.change',
      'body.change',
      'membership.change',
      'grant.lend',
    ],
  },
  'strategic-director': {
    everywhere: reader,
    within: [
      'targets.propose',
      'targets.judge',
      'return.read',
      'return.certify',
      'return.query',
      'grant.lend',
    ],
  },
  'operational-director': {
    everywhere: reader,
    within: [
      'figures.enter',
      'targets.propose',
      'targets.judge',
      'return.read',
      'return.fill',
      'return.send',
      'return.certify',
      'return.accept',
      'return.query',
      'link.give',
      'grant.lend',
    ],
  },
  collator: {
    everywhere: reader,
    within: ['figures.enter', 'return.read', 'return.fill', 'return.send', 'link.give', 'grant.lend'],
  },
  'responsible-officer': {
    everywhere: reader,
    within: [
      'targets.propose',
      'targets.judge',
      'return.read',
      'return.certify',
      'return.accept',
      'return.query',
      'grant.lend',
    ],
  },
  'finance-officer': { everywhere: reader, within: ['return.read', 'grant.lend'] },
  'portfolio-holder': { everywhere: reader, within: ['return.read'] },
  councillor: { everywhere: reader, within: [] },
  'body-chair': {
    everywhere: ['people.read'],
    within: ['targets.adopt', 'performance.read', 'membership.change'],
  },
  'body-officer': {
    everywhere: ['people.read'],
    within: [
      'targets.propose',
      'targets.adopt',
      'targets.judge',
      'performance.read',
      'report.publish',
      'membership.change',
      'grant.lend',
    ],
  },
  'initiative-lead': { everywhere: [], within: ['performance.read', 'grant.lend'] },
  'partner-contributor': {
    everywhere: [],
    within: ['performance.read', 'return.read', 'return.fill', 'return.send'],
  },
  certifier: {
    everywhere: reader,
    within: ['return.read', 'return.certify', 'return.accept', 'return.query', 'grant.lend'],
  },
  gatekeeper: { everywhere: reader, within: [] },
  auditor: { everywhere: reader, within: ['return.read', 'rights.read', 'record.read'] },
  'external-reviewer': { everywhere: [], within: ['return.read'] },
  // Of the one return that a link opens; no grant in the store is of this role.
  'link-holder': { everywhere: [], within: ['return.read', 'return.fill', 'return.send'] },
  public: { everywhere: [], within: [], published: ['performance.read'] },
} as const satisfies Record<string, Rights>

export type Role = keyof typeof roles

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text)
}

/** The same table, each role with every part. */
export function rightsOf(role: Role): Rights {
  return roles[role]
}
