import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSignInLink } from '../../src/accounts/sign-in.action.ts'
import { openDatabase, type Database } from '../../src/db/database.ts'
import { findRunning } from '../../src/db/embedded/start-embedded.ts'
import { readConfig } from '../../src/entry/config.ts'
import { openStore } from '../../src/entry/open-store.ts'
import { startProduct, until, type Product } from '../lifecycle/product.ts'
import { aClerk } from '../worlds/a-link.ts'
import { aMailServer, type MailServer } from '../worlds/a-mail-server.ts'
import { anOpenReturn, type OpenReturn } from '../worlds/an-open-return.ts'
import { axe } from './axe.ts'
import { noSidewaysScroll, openPage, picture } from './browser.ts'
import { TimedHands } from './keystrokes.ts'

const looks = [
  { javaScript: false, width: 320 },
  { javaScript: true, width: 1280 },
] as const
const mostSeconds = 60

const dataDir = mkdtempSync(join(tmpdir(), 'throughline-journey-'))
let product: Product
let mailServer: MailServer
let db: Database
/** A place for each look, with a return of three figures and somebody without an account. */
const worlds = new Map<number, OpenReturn>()
beforeAll(async () => {
  mailServer = await aMailServer()
  const store = await openStore(readConfig({ DATA_DIR: dataDir }), { join: false })
  for (const { width } of looks) {
    // Real places: a demonstration writes to nobody.
    const world = await anOpenReturn(store.app, [{}, {}, {}])
    await aClerk(store.app, world.place.id, 'Depot Clerk', addressOf(width))
    worlds.set(width, world)
  }
  await store.close()
  product = await startProduct({
    dataDir,
    isKept: true,
    env: { MAIL_URL: mailServer.url, MAIL_FROM: 'performance@example.gov.uk' },
  })
  db = openDatabase({ connection: await findRunning(dataDir), max: 2 })
})
afterAll(async () => {
  await db.close()
  await product.end('SIGTERM')
  await mailServer.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const addressOf = (width: number): string => `clerk-${width}@example.gov.uk`
const main = (page: Page): Promise<string> => page.locator('main').innerText()
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()

function worldOf(width: number): OpenReturn & { readonly here: string } {
  const world = worlds.get(width)
  if (!world) throw new Error(`no world is ${width} wide`)
  return {
    ...world,
    here: `${product.origin}/${world.place.shortName}/returns/${world.department.code}/q2-2008-09`,
  }
}

async function signInAsTeam(page: Page, width: number): Promise<void> {
  const { rows } = await db.pool.query<{ account_id: number }>(
    'select account_id from person where id = $1',
    [worldOf(width).team.personId],
  )
  await page.goto(`${product.origin}/sign-in/${await makeSignInLink(db, rows[0]?.account_id ?? 0)}`)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(/\/(my-work|account)/)
}

/** The address in the letter, once so many have come. */
async function addressMailed(width: number, letters = 1): Promise<string> {
  const taken = () => mailServer.taken.filter(({ to }) => to.includes(addressOf(width)))
  await until('the letter has come', () => taken().length >= letters)
  const body = (taken()[letters - 1]?.body ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=')
  return /http:\S+\/link\/[a-z0-9-]+\.[\w-]{43}/.exec(body)?.[0] ?? ''
}

async function fit(page: Page, name: string, width: number): Promise<void> {
  await axe(page)
  await noSidewaysScroll(page)
  await picture(page, `link-${name}-${width}`)
}

describe.each(looks)('a link to one return, at $width pixels, JavaScript $javaScript', (look) => {
  const { width } = look

  it('is sent from the page of the return, and nobody there sees what opens it', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAsTeam(page, width)
    await page.goto(worldOf(width).here)
    await page.getByRole('link', { name: 'Send a link to somebody without an account' }).click()
    await button(page, 'Send the link').click()
    expect(await page.locator('.govuk-error-summary').innerText()).toContain(
      'Choose to whom the link is sent',
    )
    await page.getByLabel('To whom').selectOption({ label: 'Depot Clerk' })
    await page.getByLabel('A note for them').fill('The three lines of the depot, please.')
    await button(page, 'Send the link').click()
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain('on its way by mail')
    expect(await main(page)).toContain('Not opened yet')
    expect(await page.content()).not.toContain('/link/')
    await fit(page, 'given', width)
  })

  it('is looked at by a mail scanner a hundred times, and nothing comes of it', async () => {
    const address = await addressMailed(width)
    const count = async () =>
      (
        await db.pool.query<{ entries: number; sessions: number; opened: number }>(
          `select (select count(*) from audit_entry) as entries, (select count(*) from return_link_session) as sessions,
             (select count(*) from return_link where opened_at is not null) as opened`,
        )
      ).rows
    const before = await count()
    for (let time = 0; time < 100; time += 1) {
      const answer = await fetch(address, { method: time % 2 === 0 ? 'GET' : 'HEAD', redirect: 'manual' })
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null])
    }
    // A scanner that presses buttons comes from nowhere, and is let in nowhere.
    expect((await fetch(address, { method: 'POST', redirect: 'manual' })).status).toBe(403)
    expect(await count()).toEqual(before)
  })

  it('takes its holder from the letter to sent in 14 interactions at most, and in the time of the design', async () => {
    const { indicators, here } = worldOf(width)
    await using visit = await openPage(look)
    const { page } = visit
    const hands = new TimedHands()
    await page.setContent(`<main><a href="${await addressMailed(width)}">Open the return</a></main>`)
    await hands.press(page.getByRole('link'))
    await page.waitForURL(/\/link\//)
    await hands.read(page)
    await fit(page, 'entry', width)
    await hands.press(button(page, 'Continue'))
    await page.waitForURL(here)
    await hands.read(page)
    await fit(page, 'return', width)
    for (const [i, { code }] of indicators.entries())
      await hands.fill(page.locator(`[name="${code}.typed"]`), `38.${i}`)
    await hands.press(button(page, 'Save and check'))
    await page.waitForURL(/\/check$/)
    await hands.read(page)
    await hands.press(button(page, 'Send the return'))
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain('has been sent')
    console.log(`by link: ${hands.count} interactions, ${hands.seconds.toFixed(1)} s by the keystroke model`)
    expect(hands.count).toBeLessThanOrEqual(14)
    expect(hands.seconds).toBeLessThanOrEqual(mostSeconds)

    await page.getByRole('link', { name: 'History' }).click()
    expect(await main(page)).toContain('Depot Clerk, by link given by performance-team')
    await page.goto(`${product.origin}/${worldOf(width).place.shortName}/my-work`)
    expect(await main(page)).toContain('opens one return, and no other page')
    await fit(page, 'elsewhere', width)
    await page.getByRole('link', { name: 'Go to your return' }).click()
    await button(page, 'Leave').click()
    expect(await main(page)).toContain('You have left the return')
    expect((await page.goto(here))?.url()).toContain('/sign-in')
    await page.goto(await addressMailed(width))
    expect(await main(page)).toContain('This return has been sent')
  })

  it('that is withdrawn ends with the next click, and says so', async () => {
    const { here } = worldOf(width)
    await using theirs = await openPage(look)
    await theirs.page.goto(await addressMailed(width))
    await button(theirs.page, 'Continue').click()
    await theirs.page.waitForURL(here)

    await using visit = await openPage(look)
    await signInAsTeam(visit.page, width)
    await visit.page.goto(`${here}/links`)
    expect(await main(visit.page)).toContain('Opened on')
    await button(visit.page, /^Withdraw/).click()
    expect(await main(visit.page)).toContain('Withdrawn')
    await fit(visit.page, 'withdrawn', width)

    await theirs.page.goto(`${here}/history`)
    expect(await main(theirs.page)).toContain('This link was withdrawn')
    await fit(theirs.page, 'ended', width)
    await theirs.page.goto(await addressMailed(width))
    expect(await main(theirs.page)).toContain('This link was withdrawn')
    // Nothing of the return is told to whoever holds a link that has ended.
    expect(await theirs.page.content()).not.toContain(worldOf(width).department.code)
  })
})

it('stands in no log', () => {
  expect(mailServer.taken.length).toBeGreaterThan(0)
  for (const { to } of mailServer.taken) expect(product.said()).not.toContain(to[0])
  expect(product.said()).not.toContain('/link/')
})
