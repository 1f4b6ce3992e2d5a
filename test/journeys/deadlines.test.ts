import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSignInLink } from '../../src/accounts/sign-in.action.ts'
import { readConfig } from '../../src/entry/config.ts'
import { openStore } from '../../src/entry/open-store.ts'
import { startProduct, type Product } from '../lifecycle/product.ts'
import { aRemindedReturn } from '../worlds/a-reminded-return.ts'
import { axe } from './axe.ts'
import { noSidewaysScroll, openPage, picture } from './browser.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import { Hands } from './hands.ts'
import { signInAs } from './sign-in.ts'

let product: Demonstration
beforeAll(async () => {
  product = await startDemonstration()
})
afterAll(() => product.stop())

const at = (path: string): string => `${product.origin}/halton${path}`

const looks = [
  {
    javaScript: false,
    width: 320,
    department: 'environmental-services',
    collator: 'Waste Management Collator',
  },
  {
    javaScript: true,
    width: 1280,
    department: 'regulatory-services',
    collator: 'Community Safety Collator',
  },
] as const

describe.each(looks)('more time, at $width pixels, JavaScript $javaScript', (look) => {
  const here = `/returns/${look.department}/q3-2008-09`

  it('is asked for on the page of the return, decided from my work, and shown wherever the day is', async () => {
    await using owner = await openPage(look)
    await signInAs(owner.page, product.origin, look.collator)
    const main = owner.page.locator('main')
    await owner.page.goto(at(here))
    await main.getByRole('link', { name: 'Ask for more time' }).click()
    await main.getByRole('button', { name: 'Ask for more time' }).click()
    const problems = await owner.page.locator('.govuk-error-summary').innerText()
    expect(problems).toContain('Enter why more time is needed')
    expect(problems).toContain('Enter the day until which')
    await axe(owner.page)
    await owner.page.getByLabel('Until which day').fill('2009-01-30')
    await owner.page.getByLabel('Why more time is needed').fill('The tonnages come on Tuesday.')
    await main.getByRole('button', { name: 'Ask for more time' }).click()
    expect(await main.innerText()).toContain('asked on Tue 27 Jan for more time until Friday 30 January 2009')

    await using team = await openPage(look)
    await signInAs(team.page, product.origin, 'Corporate Performance Manager')
    await team.page.goto(at('/my-work'))
    const task = team.page.locator('main li, main tr').filter({ hasText: 'More time is asked' }).first()
    await task.getByRole('link').or(task.getByRole('button')).first().click()
    await team.page.waitForURL(/more-time\/decide/)
    expect(await team.page.locator('main').innerText()).toContain('The tonnages come on Tuesday.')
    await axe(team.page)
    await noSidewaysScroll(team.page)
    await picture(team.page, `more-time-decide-${look.width}`)
    await team.page.getByRole('button', { name: 'Give more time' }).click()
    await team.page.waitForURL(/time=given/)
    expect(await team.page.locator('main').innerText()).toContain(
      'It was due on Friday 23 January 2009; it has more time until Friday 30 January 2009: The tonnages come on Tuesday.',
    )
    await picture(team.page, `more-time-given-${look.width}`)

    await owner.page.goto(at(here))
    expect(await main.innerText()).toContain('due Friday 30 January 2009')
    await owner.page.goto(at('/my-work'))
    expect(await main.innerText()).toContain('Fri 30 Jan')
    await team.page.goto(at('/returns?period=q3-2008-09'))
    expect(await team.page.locator('main').innerText()).toContain('was due Fri 23 Jan')
    await team.page.goto(at('/late?period=q3-2008-09'))
    expect(await team.page.locator('main').innerText()).toContain('more time until Fri 30 Jan')
    await noSidewaysScroll(team.page)
    await picture(team.page, `late-${look.width}`)
    await team.page.goto(at(`${here}/history`))
    expect(await team.page.locator('main').innerText()).toContain('More time was given')
  })
})

describe('reminders by hand', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-journey-'))
  let running: Product
  const ways = new Map<number, { place: string; link: string }>()
  beforeAll(async () => {
    const store = await openStore(readConfig({ DATA_DIR: dataDir }), { join: false })
    // Two real places, one for each look: a demonstration writes to nobody.
    for (const { width } of looks) {
      const { place, team } = await aRemindedReturn(store.app)
      const { rows } = await store.app.db.pool.query<{ id: number }>(
        'select account_id as id from person where id = $1',
        [team.personId],
      )
      ways.set(width, { place: place.shortName, link: await makeSignInLink(store.app.db, rows[0]?.id ?? 0) })
    }
    await store.close()
    // Nothing listens there: what is to be sent waits.
    running = await startProduct({
      dataDir,
      isKept: true,
      env: { MAIL_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'performance@example.gov.uk' },
    })
  })
  afterAll(async () => {
    await running.end('SIGTERM')
    rmSync(dataDir, { recursive: true, force: true })
  })

  it.each(looks)('go to all who are late in 4 interactions at most, at $width pixels', async (look) => {
    const { place, link } = ways.get(look.width) ?? { place: '', link: '' }
    await using visit = await openPage(look)
    const { page } = visit
    const main = page.locator('main')
    await page.goto(`${running.origin}/sign-in/${link}`)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL(/my-work/)
    const hands = new Hands()
    await hands.press(page.getByRole('link', { name: 'Returns', exact: true }).first())
    await hands.press(main.getByRole('link', { name: 'Who is late, and who was on time' }))
    expect(await main.innerText()).toContain('1 is late')
    await axe(page)
    await noSidewaysScroll(page)
    await picture(page, `late-choose-${look.width}`)
    await hands.press(page.getByRole('button', { name: 'Send a reminder to 1' }))
    expect(await main.innerText()).toContain('2 messages go to 1 department')
    expect(await main.innerText()).toContain('was due on Friday 17 October 2008 and has not been sent')
    await axe(page)
    await noSidewaysScroll(page)
    await picture(page, `late-remind-${look.width}`)
    await hands.press(page.getByRole('button', { name: 'Send 2 messages' }))
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain(
      '2 reminders are on the way',
    )
    expect(hands.count).toBeLessThanOrEqual(4)
    await page.goto(`${running.origin}/${place}/late`)
    expect(await main.innerText()).toContain('2 reminders')
    await page.goto(`${running.origin}/${place}/late/remind?period=q2-2008-09`)
    expect(await main.innerText()).toContain('Choose first whom to remind')
  })
})
