import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { codeAt, stepAt } from '../../src/credentials/totp.ts'
import { freePort, run, startProduct, type Product } from '../lifecycle/product.ts'
import { secretIn } from '../worlds/an-account.ts'
import { anIdentityProvider, type IdentityProvider } from '../worlds/an-identity-provider.ts'
import { axe } from './axe.ts'
import { noSidewaysScroll, openPage, picture } from './browser.ts'

const looks = [
  { javaScript: false, width: 320 },
  { javaScript: true, width: 1280 },
] as const
const email = 'first@westmarch.example.gov.uk'
const password = 'three wet otters sing'
const other = 'a gate beside the weir'

interface Standing {
  readonly product: Product
  readonly dataDir: string
  readonly idp: IdentityProvider
  /** What must stand in no log. */
  readonly secrets: string[]
}

/** The product on an empty store of its own, with an identity provider beside it. */
async function standing(): Promise<Standing> {
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-sign-in-'))
  const port = await freePort()
  const idp = await anIdentityProvider(`http://127.0.0.1:${port}`)
  const { issuer, clientId, clientSecret, name } = idp.settings
  const env = {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: name,
  }
  const product = await startProduct({ dataDir, args: ['--empty'], port, env })
  onTestFinished(async () => {
    await product.end('SIGTERM')
    await idp.stop().catch(() => undefined)
    rmSync(dataDir, { recursive: true, force: true })
  })
  return { product, dataDir, idp, secrets: [clientSecret] }
}

/** Every page on the way is held to what every page is held to. */
async function look(page: Page, name: string, width: number): Promise<void> {
  await axe(page)
  await noSidewaysScroll(page)
  await picture(page, `${name}-${width}`)
}
const mainOf = (page: Page): Promise<string> => page.locator('main').innerText()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function setUp(page: Page, { product }: Standing, width: number): Promise<void> {
  await page.goto(product.address)
  await page.getByLabel('Name of the place').fill('Westmarch Council')
  await page.getByLabel('Short name for addresses').fill('westmarch')
  await page.getByLabel('Your post').fill('Performance Manager')
  await page.getByLabel('Your e-mail address').fill(email)
  await page.getByLabel('Password').fill('short')
  await press(page, 'Set up the place')
  expect(await mainOf(page)).toContain('The password must be 15 characters or more')
  await look(page, 'set-up-with-errors', width)
  await page.getByLabel('Password').fill(password)
  await press(page, 'Set up the place')
  await page.waitForURL(/\/westmarch\/my-work$/)
}

async function signOut(page: Page, { product }: Standing): Promise<void> {
  await page.goto(`${product.origin}/account?stay=1`)
  await press(page, 'Sign out')
  await page.waitForURL(/\/sign-in$/)
}

async function signIn(page: Page, typed: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(typed)
  await press(page, 'Sign in')
}

describe.each(looks)('signing in, at $width pixels, JavaScript $javaScript', (screen) => {
  const { width } = screen

  it('from an empty store to a second factor, sessions and a token; no secret stands in the log', async () => {
    const here = await standing()
    const { product, secrets } = here
    secrets.push(password, other)
    await using visit = await openPage(screen)
    const { page } = visit
    await setUp(page, here, width)
    await signOut(page, here)

    await signIn(page, 'not the password at all')
    expect(await mainOf(page)).toContain('do not belong together')
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(email)
    await look(page, 'sign-in-with-errors', width)
    await signIn(page, password)
    // The first person can change what others rely on, so a second factor is asked for, and not demanded.
    expect(await mainOf(page)).toContain('Add a second factor')
    await look(page, 'account-asked', width)

    await page.getByRole('link', { name: 'Add a second factor' }).click()
    await press(page, 'Add a second factor')
    await look(page, 'second-factor-adding', width)
    const key = (await page.locator('main code').innerText()).replaceAll(' ', '')
    secrets.push(key)
    const secret = secretIn(key)
    await page.getByLabel('Code that the app shows').fill('000000')
    await press(page, 'Turn it on')
    expect(await mainOf(page)).toContain('That code is not right')
    await page.getByLabel('Code that the app shows').fill(codeAt(secret, stepAt(new Date()) - 1))
    await press(page, 'Turn it on')
    const codes = await page.locator('main code').allInnerTexts()
    expect(codes).toHaveLength(10)
    secrets.push(...codes)
    await look(page, 'recovery-codes', width)

    await signOut(page, here)
    await signIn(page, password)
    await page.waitForURL(/\/sign-in\/code$/)
    await look(page, 'sign-in-code', width)
    const now = codeAt(secret, stepAt(new Date()))
    secrets.push(now)
    await page.getByLabel('Code').fill(now)
    await press(page, 'Continue')
    await page.waitForURL(/\/westmarch\/my-work$/)

    await using elsewhere = await openPage(screen)
    await elsewhere.page.goto(`${product.origin}/sign-in`)
    await signIn(elsewhere.page, password)
    await elsewhere.page.getByLabel('Code').fill(codes[0] ?? '')
    await press(elsewhere.page, 'Continue')
    await elsewhere.page.waitForURL(/\/westmarch\/my-work$/)
    await page.goto(`${product.origin}/account?stay=1`)
    expect(await page.locator('tbody tr').count()).toBe(2)
    await look(page, 'account-sessions', width)
    await press(page, 'End all other sessions')
    expect(await mainOf(page)).toContain('Ended.')
    await elsewhere.page.goto(`${product.origin}/westmarch/my-work`)
    expect(new URL(elsewhere.page.url()).pathname).toBe('/sign-in')

    await page.getByRole('link', { name: 'Make an access token' }).click()
    await page.getByLabel('What it is for').fill('Figures every night')
    await look(page, 'token-making', width)
    await press(page, 'Make the token')
    const token = await page.locator('main code').innerText()
    secrets.push(token)
    await look(page, 'token-made', width)
    const asked = await fetch(`${product.origin}/api/v1/indicators`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(asked.status).toBe(200)
    await page.goto(`${product.origin}/account?stay=1`)
    await page.getByRole('button', { name: /^Revoke/ }).click()
    const refused = await fetch(`${product.origin}/api/v1/indicators`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(refused.status).toBe(401)

    await page.getByRole('link', { name: /^Change/ }).click()
    await page.getByLabel('Your password now').fill(password)
    await page.getByLabel('New password').fill(other)
    await look(page, 'password', width)
    await press(page, 'Save the password')
    expect(await mainOf(page)).toContain('Your password is changed')

    expect(product.said()).toContain('Signed in')
    for (const one of secrets) expect(product.said()).not.toContain(one)
  })

  it('by an invitation: a password, or single sign-on, which may be down', async () => {
    const here = await standing()
    const { product, dataDir, idp } = here
    await using visit = await openPage(screen)
    const { page } = visit
    await setUp(page, here, width)
    await signOut(page, here)

    const invite = async (): Promise<string> => {
      const { out } = await run(['user', 'invite', email, '--data', dataDir], {
        PORT: String(product.port),
      })
      return out.trim().split('\n').at(-1) ?? ''
    }
    const link = await invite()
    here.secrets.push(link.split('/').at(-1) ?? '')
    await page.goto(link)
    await look(page, 'invitation', width)
    await page.getByLabel('Password').fill(other)
    await press(page, 'Save the password and sign in')
    expect(await mainOf(page)).toContain('Your places')
    await signOut(page, here)
    await page.goto(link)
    expect(await mainOf(page)).toContain('has been used')
    await look(page, 'invitation-used', width)
    await page.goto(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`)
    expect(await mainOf(page)).toContain('copied only in part')

    await page.goto(`${product.origin}/sign-in`)
    await look(page, 'sign-in-own', width)
    await page.getByRole('button', { name: 'Sign in with Halton single sign-on' }).click()
    expect(await mainOf(page)).toContain('this service does not yet')
    await page.goto(await invite())
    await page.getByRole('link', { name: 'Use Halton single sign-on instead' }).click()
    expect(await mainOf(page)).toContain('Your places')
    await signOut(page, here)
    await page.getByRole('button', { name: 'Sign in with Halton single sign-on' }).click()
    expect(await mainOf(page)).toContain('Your places')
    await page.goto(`${product.origin}/account/confirm?to=/westmarch/audit`)
    await look(page, 'confirm', width)
    await page.getByRole('button', { name: 'Confirm with Halton single sign-on' }).click()
    await page.waitForURL(/\/westmarch\/audit$/)

    await signOut(page, here)
    await idp.stop()
    await using fresh = await openPage(screen)
    await fresh.page.goto(`${product.origin}/sign-in?to=/westmarch/audit`)
    await signIn(fresh.page, other)
    await fresh.page.waitForURL(/\/westmarch\/audit$/)
    for (const one of here.secrets) expect(product.said()).not.toContain(one)
  })
})
