import type { TenantTransaction } from '../db/tenant.ts'
import type { Finding } from '../kernel/finding.ts'
import { pathTo, isWithin } from '../organisations/tree.ts'
import { listHistory } from '../record/audit.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { mayDo, mayOffer, visibleTo } from '../rights/policy.ts'
import { bodyFindings } from './body-findings.ts'
import type { Body, Theme } from './body.ts'
import { listBodies } from './body.sql.ts'
import { listCurrentByBody, listEveryMember, listSeatsOf, type Seat } from './membership.sql.ts'
import { isCurrent, type Member } from './membership.ts'
import { sectorMakeUp, type MakeUp } from './sector-make-up.ts'
import { countThemed, listThemes } from './theme.sql.ts'

export interface BodyListed extends Body {
  readonly members: number
  readonly findings: readonly Finding[]
}

export interface BodiesSeen {
  readonly open: readonly BodyListed[]
  readonly closed: readonly BodyListed[]
  readonly mayChange: boolean
}

/** The bodies of the place with what is not in order; nothing for whoever may not see them. */
export async function loadBodies(
  trx: TenantTransaction,
  actor: Actor,
  today: string,
): Promise<BodiesSeen | undefined> {
  if (!mayDo(actor, 'people.read')) return undefined
  const members = await listCurrentByBody(trx, today)
  const listed = (await listBodies(trx, visibleTo(actor, 'people.read'))).map((body): BodyListed => {
    const current = members.get(body.id) ?? []
    return { ...body, members: current.length, findings: [...bodyFindings(body, current, today)] }
  })
  return {
    open: listed.filter(({ closedOn }) => closedOn === null),
    closed: listed.filter(({ closedOn }) => closedOn !== null),
    mayChange: mayOffer(actor, 'body.change'),
  }
}

export interface BodySeen {
  readonly body: Body
  readonly above: readonly Body[]
  readonly below: readonly Body[]
  /** What it could be a subgroup of: open, and neither itself nor below it. */
  readonly possibleParents: readonly Body[]
  readonly current: readonly Member[]
  readonly coming: readonly Member[]
  readonly former: readonly Member[]
  readonly makeUp: MakeUp
  readonly findings: readonly Finding[]
  readonly lastChange: { readonly at: Date; readonly by: string } | null
  readonly mayChange: boolean
  readonly mayChangeMembers: boolean
}

/** One body with its members on a day and what is not in order. */
export async function loadBody(
  trx: TenantTransaction,
  actor: Actor,
  code: string,
  today: string,
): Promise<BodySeen | undefined> {
  if (!mayDo(actor, 'people.read')) return undefined
  const all = await listBodies(trx, visibleTo(actor, 'people.read'))
  const body = all.find((one) => one.code === code)
  if (!body) return undefined
  const members = await listEveryMember(trx, body.id)
  const current = members.filter((member) => isCurrent(member, today))
  const [last] = await listHistory(trx, historyOf(code), 1)
  return {
    body,
    above: pathTo(all, body.id).slice(0, -1),
    below: all.filter(({ parentId }) => parentId === body.id),
    possibleParents: all.filter(({ id, closedOn }) => closedOn === null && !isWithin(all, id, body.id)),
    current,
    coming: members.filter(({ startsOn }) => startsOn > today),
    former: members.filter(({ endsOn }) => endsOn !== null && endsOn < today),
    makeUp: sectorMakeUp(current),
    findings: [...bodyFindings(body, current, today)],
    lastChange: last ? { at: new Date(last.at), by: last.personName } : null,
    mayChange: mayOffer(actor, 'body.change'),
    mayChangeMembers: mayOffer(actor, 'membership.change', { bodyId: body.id }),
  }
}

/** Where the record keeps what happened to a body. */
export const historyOf = (code: string) => ({ subjectKind: 'body', subjects: [code] })

export interface ThemeListed extends Theme {
  readonly bodies: number
  readonly indicators: number
}

/** The themes with how much there is to each. */
export async function loadThemes(trx: TenantTransaction, actor: Actor): Promise<ThemeListed[] | undefined> {
  if (!mayDo(actor, 'people.read')) return undefined
  const counts = await countThemed(trx)
  return (await listThemes(trx)).map((theme) => ({
    ...theme,
    bodies: counts.get(theme.id)?.bodies ?? 0,
    indicators: counts.get(theme.id)?.indicators ?? 0,
  }))
}

/** Who speaks for an organisation, and where; for whoever may see the bodies. */
export async function loadSeats(
  trx: TenantTransaction,
  actor: Actor,
  organisationId: number,
  today: string,
): Promise<Seat[]> {
  return mayDo(actor, 'people.read') ? listSeatsOf(trx, organisationId, today) : []
}
