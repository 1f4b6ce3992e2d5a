import type { App } from '../db/app.ts'
import { outsideTenants } from '../db/tenant.ts'
import type { Place } from '../places/place.ts'
import type { Role } from '../rights/roles.ts'
import { loadAccessTokens } from './access-token.action.ts'
import type { TokenListed } from './access-token.sql.ts'
import { findCredentials } from './account.sql.ts'
import { asksForSecondFactor } from './asks-for-second-factor.ts'
import { countRecoveryCodes } from '../credentials/second-factor.sql.ts'
import { loadSessions, type OwnSession } from './sessions.action.ts'
import { actorIn } from './sign-in.action.ts'
import type { Who } from './who.ts'

export interface OwnPlace {
  readonly shortName: string
  readonly name: string
  readonly post: string
  readonly roles: readonly Role[]
}

/** The places in which this account may do something. */
export async function loadOwnPlaces(
  app: App,
  who: Who,
  places: readonly Place[],
  now: Date,
  requestId: string,
): Promise<OwnPlace[]> {
  const known = await Promise.all(
    places.map(async (place) => {
      const actor = await actorIn(app.db, place, who, now, requestId)
      if (!actor || actor.grants.length === 0) return []
      const { shortName, name } = place
      return [{ shortName, name, post: actor.post, roles: actor.grants.map(({ role }) => role) }]
    }),
  )
  return known.flat()
}

export interface OwnAccount {
  /** Null where the account cannot have a password: in a demonstration. */
  readonly email: string | null
  readonly hasPassword: boolean
  readonly hasSecondFactor: boolean
  readonly hasIdentity: boolean
  readonly codesLeft: number
  /** Holds a weighty role with nothing but a password. */
  readonly isAskedForSecondFactor: boolean
  readonly sessions: readonly OwnSession[]
  readonly tokens: readonly TokenListed[]
}

/** Everything that somebody may see and change of their own account. */
export async function loadAccount(app: App, who: Who, places: readonly OwnPlace[]): Promise<OwnAccount> {
  const { accountId } = who
  const { known, codesLeft } = await outsideTenants(app.db, async (trx) => ({
    known: await findCredentials(trx, { accountId }),
    codesLeft: await countRecoveryCodes(trx, accountId),
  }))
  const hasPassword = known?.passwordHash != null
  const hasSecondFactor = known?.hasSecondFactor ?? false
  return {
    email: known?.email ?? null,
    hasPassword,
    hasSecondFactor,
    hasIdentity: known?.hasIdentity ?? false,
    codesLeft,
    isAskedForSecondFactor:
      hasPassword && !hasSecondFactor && asksForSecondFactor(places.flatMap(({ roles }) => roles)),
    sessions: await loadSessions(app.db, who),
    tokens: await loadAccessTokens(app, who),
  }
}
