import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSignInLink } from '../../src/accounts/sign-in.action.ts'
import { outsideTenants } from '../../src/db/tenant.ts'
import { findAccount } from '../../src/people/person.sql.ts'
import { readConfig } from '../../src/entry/config.ts'
import { openStore } from '../../src/entry/open-store.ts'
import { openDatabase } from '../../src/db/database.ts'
import { findRunning } from '../../src/db/embedded/start-embedded.ts'
import { startProduct, until, type Product } from '../lifecycle/product.ts'
import { aDepartment } from '../worlds/a-department.ts'
import { aMailServer, type MailServer } from '../worlds/a-mail-server.ts'
import { aMessage } from '../worlds/a-message.ts'
import { aPerson } from '../worlds/an-actor.ts'
import { newTenant } from '../worlds/new-tenant.ts'
import { axe } from './axe.ts'
import { noSidewaysScroll, openPage, picture } from './browser.ts'
import type { Page } from 'playwright-core'

const dataDir = mkdtempSync(join(tmpdir(), 'throughline-journey-'))
let product: Product
let mailServer: MailServer
let base: string
let administrator: number
beforeAll(async () => {
  mailServer = await aMailServer({
    recipient: (to) => (to.startsWith('gone') ? { code: 550, text: '5.1.1 No such person here' } : undefined),
  })
  const store = await openStore(readConfig({ DATA_DIR: dataDir }), { join: false })
  // A real place: a demonstration writes to nobody.
  const place = await newTenant(store.app)
  await aDepartment(store.app, place.id, { code: 'waste', name: 'Waste Management' })
  const admin = await aPerson(store.app, place.id, 'System Administrator', { role: 'system-administrator' })
  administrator = admin.accountId
  await aMessage(store.app, place.id, {
    address: 'gone@example.gov.uk',
    subject: 'You can now open the place',
  })
  await store.close()
  product = await startProduct({
    dataDir,
    isKept: true,
    env: { MAIL_URL: mailServer.url, MAIL_FROM: 'performance@example.gov.uk' },
  })
  base = `${product.origin}/${place.shortName}`
})
afterAll(async () => {
  await product.end('SIGTERM')
  await mailServer.close()
  rmSync(dataDir, { recursive: true, force: true })
})

async function signIn(page: Page): Promise<void> {
  const db = openDatabase({ connection: await findRunning(dataDir), max: 1 })
  const token = await makeSignInLink(db, administrator)
  await db.close()
  await page.goto(`${product.origin}/sign-in/${token}`)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(/\/my-work/)
}

async function fit(page: Page, name: string, width: number): Promise<void> {
  await axe(page)
  await noSidewaysScroll(page)
  await picture(page, `mail-${name}-${width}`)
}
const main = (page: Page): Promise<string> => page.locator('main').innerText()

/** The message to an address, once it has come, with the encoding of its lines undone. */
async function mailTo(address: string): Promise<string> {
  const find = () => mailServer.taken.find(({ to }) => to.includes(address))
  await until(`mail has come for ${address}`, () => find() !== undefined)
  return (find()?.body ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=')
}

const looks = [
  { javaScript: false, width: 320 },
  { javaScript: true, width: 1280 },
] as const

describe.each(looks)('mail, at $width pixels, JavaScript $javaScript', (look) => {
  it('takes somebody from the invitation to their own work, and the administrator never sees the link', async () => {
    const email = `collator-${look.width}@example.gov.uk`
    await using visit = await openPage(look)
    const { page } = visit
    await signIn(page)
    await page.goto(`${base}/people/new`)
    await page.getByLabel('Title of the new post').fill(`Waste Collator ${look.width}`)
    await page.getByLabel('Where it stands').selectOption({ label: 'Individual' })
    await page.getByLabel('E-mail', { exact: true }).fill(email)
    await page.locator('[name=role]').selectOption({ label: 'Collator' })
    await page.locator('[name=covers]').selectOption('organisation:waste')
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
    await page.getByRole('heading', { name: 'Invitation made' }).waitFor()
    expect(await main(page)).toContain(`The link goes by mail to ${email}`)
    expect(await main(page)).not.toContain('/invitation/')
    await fit(page, 'invited', look.width)

    const [link = ''] = /http:\S+\/invitation\/[\w-]{43}/.exec(await mailTo(email)) ?? []
    await using theirs = await openPage(look)
    await theirs.page.goto(link)
    await theirs.page.getByLabel('Password').fill('a gate beside the weir')
    await theirs.page.getByRole('main').getByRole('button').click()
    await theirs.page.waitForURL(/\/account/)
    await theirs.page.goto(`${base}/my-work`)
    expect(await main(theirs.page)).toContain('My work')

    await theirs.page.getByRole('link', { name: 'Your deadlines in your calendar' }).click()
    await fit(theirs.page, 'calendar', look.width)
    await theirs.page.getByRole('button', { name: 'Make the address' }).click()
    expect(await theirs.page.locator('.govuk-error-summary').innerText()).toContain('Tick that you keep')
    await theirs.page.getByLabel(/Whoever has this address/).check()
    await theirs.page.getByRole('button', { name: 'Make the address' }).click()
    const [address = ''] = /http:\S+\/deadlines\.ics\?key=\S+/.exec(await main(theirs.page)) ?? []
    const feed = await fetch(address)
    expect(feed.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(await feed.text()).toContain('BEGIN:VCALENDAR')
    await fit(theirs.page, 'calendar-made', look.width)
  })

  it('that was refused is on the work of the administrator, who reads why and sends it again', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signIn(page)
    const task = page.getByText('Messages that could not be sent: 1')
    await until('the refusal has come', async () => {
      await page.goto(`${base}/my-work`)
      return (await task.count()) > 0
    })
    await page
      .getByRole('button', { name: 'See why' })
      .or(page.getByRole('link', { name: /^See why/ }))
      .click()
    expect(await main(page)).toContain('The mail server said: 550 5.1.1 No such person here')
    await fit(page, 'page', look.width)
    await page.getByRole('button', { name: /^Send again/ }).click()
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain('waits to be sent again')
  })
})

it('of an invitation stands in the log of nothing', async () => {
  expect(product.said()).not.toContain('/invitation/')
  expect(product.said()).not.toContain('collator-320@example.gov.uk')
  const db = openDatabase({ connection: await findRunning(dataDir), max: 1 })
  const account = await outsideTenants(db, (trx) => findAccount(trx, 'collator-320@example.gov.uk'))
  await db.close()
  expect(account).toBeDefined()
})
