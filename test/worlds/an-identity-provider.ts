import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider, type KoaContextWithOIDC } from 'oidc-provider'
import type { SingleSignOn } from '../../src/db/app.ts'

/** Somebody at the provider: who they are there, and what address they have there today. */
export interface PersonThere {
  subject: string
  email: string
}

export interface IdentityProvider {
  readonly settings: SingleSignOn
  /** Who is at the keyboard when the provider asks. */
  person: PersonThere
  /** How often it was asked for more than the ID token tells. */
  readonly userinfoAsked: () => number
  stop(): Promise<void>
}

/** A real OpenID provider on this machine that knows one client and asks nobody for a password. */
export async function anIdentityProvider(publicOrigin: string): Promise<IdentityProvider> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const settings = {
    issuer,
    clientId: 'throughline',
    clientSecret: randomBytes(24).toString('base64url'),
    name: 'Halton single sign-on',
  }
  let userinfoAsked = 0
  const idp: IdentityProvider = {
    settings,
    person: { subject: 'somebody', email: 'somebody@example.gov.uk' },
    userinfoAsked: () => userinfoAsked,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  const provider = makeProvider(idp, `${publicOrigin}/sign-in/callback`)
  const pages = provider.callback()
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url?.startsWith('/me')) userinfoAsked += 1
    const login = { accountId: idp.person.subject, remember: false }
    if (request.url?.startsWith('/who')) await provider.interactionFinished(request, response, { login })
    else await pages(request, response)
  }
  server.on('request', (request, response) => void handle(request, response))
  return idp
}

function makeProvider(idp: IdentityProvider, redirect: string): Provider {
  const { issuer, clientId, clientSecret } = idp.settings
  return new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirect],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    cookies: { keys: [randomBytes(16).toString('hex')] },
    claims: { openid: ['sub', 'email'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => '/who' },
    pkce: { required: () => true },
    jwks: { keys: [signingKey()] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    renderError: (ctx) => {
      ctx.body = 'refused'
    },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, email: idp.person.email }),
    }),
    // Everybody has agreed to everything.
    loadExistingGrant: async ({ oidc }: KoaContextWithOIDC) => {
      const { client, session, provider } = oidc
      const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
}

function signingKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...privateKey.export({ format: 'jwk' }), kty: 'EC', alg: 'ES256', use: 'sig' }
}

/** A browser at the provider, as far as the wire goes: follows it until it sends people back; '' where it does not. */
export async function walkThrough(address: string, publicOrigin: string): Promise<string> {
  const cookies = new Map<string, string>()
  let next = new URL(address)
  for (let steps = 0; steps < 10; steps += 1) {
    if (next.origin === publicOrigin) return next.search
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location === null) return ''
    next = new URL(location, next)
  }
  throw new Error('the provider sends people round in a circle')
}
