import * as client from 'openid-client'
import { ClientSecretBasic, discovery, enableNonRepudiationChecks, type Configuration } from 'openid-client'
import type { App, SingleSignOn } from '../db/app.ts'

const secondsToAnswer = 5
const keptMs = 3_600_000

/** Settings let plain http through for this machine alone; the library calls it deprecated so that it stands out. */
const { allowInsecureRequests } = client as unknown as {
  readonly allowInsecureRequests: (configuration: Configuration) => void
}

const known = new WeakMap<SingleSignOn, { at: number; configuration: Promise<Configuration> }>()

/** The provider's own description of itself, asked for once an hour and again after a failure. Throws where it is silent. */
export async function providerOf({ singleSignOn }: App, now: Date): Promise<Configuration> {
  if (!singleSignOn) throw new TypeError('there is no identity provider')
  const last = known.get(singleSignOn)
  if (last && now.getTime() - last.at < keptMs) return last.configuration
  const configuration = discover(singleSignOn)
  known.set(singleSignOn, { at: now.getTime(), configuration })
  configuration.catch(() => known.delete(singleSignOn))
  return configuration
}

function discover({ issuer, clientId, clientSecret }: SingleSignOn): Promise<Configuration> {
  const server = new URL(issuer)
  const plain = server.protocol === 'http:' ? [allowInsecureRequests] : []
  return discovery(server, clientId, undefined, ClientSecretBasic(clientSecret), {
    // The signature of the ID token is checked as well, not only the connection that it came by.
    execute: [enableNonRepudiationChecks, ...plain],
    timeout: secondsToAnswer,
  })
}
