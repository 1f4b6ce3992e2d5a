import type { App } from '../db/app.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide, visibleTo } from '../rights/policy.ts'
import type { Body } from './body.ts'
import { findBody } from './body.sql.ts'

export interface BodyAtHand {
  readonly change: Change
  readonly body: Body
  /** The role that lets the person do it. */
  readonly as: string
}

/** Changes a body or its members, for whoever may. */
export async function withBody<T>(
  app: Pick<App, 'db'>,
  actor: Actor,
  code: string,
  right: 'body.change' | 'membership.change',
  work: (at: BodyAtHand) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  return makeChange<T>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const body = await findBody(change.trx, visibleTo(actor, 'people.read'), code)
    if (!body) return refuse('not-found', 'body-not-found')
    const verdict = decide(actor, right, { bodyId: body.id })
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    return work({ change, body, as: verdict.as })
  })
}

/** Which body is to be changed, and as what it was seen. */
export interface BodyAsSeen {
  readonly code: string
  /** The version that the form was filled from: whoever changed it since is not overwritten. */
  readonly version: number
}

/** Changes the body itself, if it is still as it was seen. Answers it as it then stands. */
export async function withBodyAsSeen(
  app: Pick<App, 'db'>,
  actor: Actor,
  { code, version }: BodyAsSeen,
  work: (at: BodyAtHand) => Promise<Refusal | undefined>,
): Promise<Body | Refusal> {
  return withBody<Body>(app, actor, code, 'body.change', async (at) => {
    if (at.body.version !== version) return refuse('conflict', 'body-changed-meanwhile')
    const refused = await work(at)
    if (isRefusal(refused)) return refused
    return (await findBody(at.change.trx, visibleTo(actor, 'people.read'), code)) ?? at.body
  })
}
