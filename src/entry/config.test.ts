import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const provider = {
  OIDC_ISSUER: 'https://login.example.gov.uk/tenant',
  OIDC_CLIENT_ID: 'throughline',
  OIDC_CLIENT_SECRET: 'a secret',
}

describe('the settings of mail', () => {
  it('are none unless given, and both together', () => {
    expect(readConfig({}).mail).toBeUndefined()
    const mail = { MAIL_URL: 'smtp://user:secret@mail.example.gov.uk:587', MAIL_FROM: 'p@example.gov.uk' }
    expect(readConfig(mail).mail).toEqual({ url: mail.MAIL_URL, from: mail.MAIL_FROM })
  })

  it.each([
    [{ MAIL_URL: 'smtp://mail.example.gov.uk' }, 'Mail also needs MAIL_FROM.'],
    [{ MAIL_FROM: 'p@example.gov.uk' }, 'Mail also needs MAIL_URL.'],
    [
      { MAIL_URL: 'https://u:canary@mail.example.gov.uk', MAIL_FROM: 'p@e.uk' },
      'MAIL_URL must be like smtp:',
    ],
    [{ MAIL_URL: 'u:canary@mail.example.gov.uk', MAIL_FROM: 'p@e.uk' }, 'MAIL_URL must be like smtp:'],
    [{ MAIL_URL: 'smtp://mail.example.gov.uk', MAIL_FROM: 'A <a@b.uk>' }, 'MAIL_FROM must be one address'],
    [{ MAIL_URL: 'smtp://mail.example.gov.uk', MAIL_FROM: 'a@b.uk\r\nBcc: c@d.uk' }, 'MAIL_FROM must be one'],
  ])('%j are refused with a sentence that repeats no secret', (env, sentence) => {
    expect(() => readConfig(env)).toThrow(sentence)
    expect(() => readConfig(env)).not.toThrow('canary')
  })
})

describe('the settings of signing in', () => {
  it('are none unless given', () => {
    expect(readConfig({})).toMatchObject({ trustedProxies: [], singleSignOn: undefined })
    expect(readConfig({ OIDC_ISSUER: '', TRUST_PROXY: '' })).toMatchObject({ trustedProxies: [] })
  })

  it('name one provider, and the proxies that are believed', () => {
    const config = readConfig({ ...provider, OIDC_NAME: 'Halton sign-on', TRUST_PROXY: '10.0.0.5, ::1' })
    expect(config.trustedProxies).toEqual(['10.0.0.5', '::1'])
    expect(config.singleSignOn).toEqual({
      issuer: provider.OIDC_ISSUER,
      clientId: 'throughline',
      clientSecret: 'a secret',
      name: 'Halton sign-on',
    })
    expect(readConfig({ ...provider, OIDC_ISSUER: 'http://127.0.0.1:9000' }).singleSignOn?.name).toBe(
      'single sign-on',
    )
  })

  it.each([
    [
      { OIDC_ISSUER: provider.OIDC_ISSUER },
      'Single sign-on also needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.',
    ],
    [{ ...provider, OIDC_CLIENT_SECRET: '' }, 'Single sign-on also needs OIDC_CLIENT_SECRET.'],
    [{ ...provider, OIDC_ISSUER: 'http://login.example.gov.uk' }, 'OIDC_ISSUER must be the https address'],
    [{ ...provider, OIDC_ISSUER: 'login.example.gov.uk' }, 'OIDC_ISSUER must be the https address'],
    [
      { ...provider, OIDC_ISSUER: 'https://login.example.gov.uk/?a=b' },
      'OIDC_ISSUER must be the https address',
    ],
    [{ ...provider, OIDC_NAME: 'x'.repeat(61) }, 'OIDC_NAME must be 60 characters or fewer'],
    [{ TRUST_PROXY: 'true' }, 'TRUST_PROXY must be the addresses of your own proxies'],
    [{ TRUST_PROXY: '10.0.0.0/8' }, 'TRUST_PROXY must be the addresses of your own proxies'],
  ])('%j are refused with a sentence', (env, sentence) => {
    expect(() => readConfig(env)).toThrow(sentence)
  })
})
