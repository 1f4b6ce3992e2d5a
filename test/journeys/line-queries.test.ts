import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/entry/config.ts'
import { openStore } from '../../src/entry/open-store.ts'
import { makeSignInLink } from '../../src/accounts/sign-in.action.ts'
import { anOpenReturn } from '../worlds/an-open-return.ts'
import { done } from '../worlds/builder.ts'
import { step, walkTo } from '../worlds/walk-return.ts'
import { axe } from './axe.ts'
import { noSidewaysScroll, openPage, picture } from './browser.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import { startProduct, type Product } from '../lifecycle/product.ts'
import { signInAs } from './sign-in.ts'

let product: Demonstration
beforeAll(async () => {
  product = await startDemonstration()
})
afterAll(() => product.stop())

/** A return of the third quarter that has been sent, for each look; its first figure is asked about. */
const looks = [
  {
    javaScript: true,
    width: 1280,
    department: 'health-partnerships',
    director: 'Operational Director, Health and Partnerships',
    collator: 'Health Partnerships Collator',
    code: 'NI123',
  },
  {
    javaScript: false,
    width: 320,
    department: 'highways-transport',
    director: 'Operational Director, Highways and Transportation',
    collator: 'Highways Collator',
    code: 'HBC-HT1',
  },
] as const

const said = (page: Page): Promise<string> => page.locator('main').innerText()
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()

describe.each(looks)('a query on one figure, at $width pixels', (look) => {
  const question = 'Is this for the quarter, or since April?'
  const here = (tail = ''): string => `${product.origin}/halton/returns/${look.department}/q3-2008-09${tail}`

  async function fit(page: Page, name: string): Promise<void> {
    await axe(page)
    await noSidewaysScroll(page)
    await picture(page, `line-query-${name}-${look.width}`)
  }

  it('is asked beside it, read at it, answered by sending again, and stands in the history', async () => {
    await using director = await openPage(look)
    const { page } = director
    await signInAs(page, product.origin, look.director)
    await page.goto(here('/sign-off'))
    const box = page.locator(`[name="${look.code}.query"]`)
    await page.locator('details', { has: box }).locator('summary').click()
    await box.fill(question)
    await fit(page, 'asking')
    // Certifying would lose the question.
    await press(page, 'Certify')
    expect(await page.locator('.govuk-error-summary').innerText()).toContain(`a question about ${look.code}`)
    expect(await box.inputValue()).toBe(question)
    await fit(page, 'not-lost')
    await press(page, 'Send a question back')
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain('question')
    expect(await said(page)).toContain(question)
    await fit(page, 'asked')

    await using collator = await openPage(look)
    await signInAs(collator.page, product.origin, look.collator)
    expect(await said(collator.page)).toContain(`${look.code}: ${question}`)
    await collator.page.goto(here())
    expect(await collator.page.locator(`[id="${look.code}-asked"]`).innerText()).toContain(question)
    expect(await collator.page.locator('[id$="-asked"]').count()).toBe(1)
    await fit(collator.page, 'at-the-figure')
    await press(collator.page, 'Save and check')
    await collator.page.waitForURL(/\/check$/)
    expect(await said(collator.page)).toContain(question)
    await fit(collator.page, 'check')
    await press(collator.page, 'Send the return')
    expect(await said(collator.page)).not.toContain(question)

    await page.goto(here('/history'))
    expect(await said(page)).toContain(`Query, ${look.code}: ${question}`)
    await fit(page, 'history')
    await page.goto(here('/sign-off'))
    await press(page, 'Certify')
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain('certified')
  })
})

describe.each([{ javaScript: true, width: 1280 } as const, { javaScript: false, width: 320 } as const])(
  'a stand-in, at $width pixels',
  (look) => {
    it('is arranged by the performance team, on the page of whoever is away', async () => {
      const [away, standIn] =
        look.width === 320
          ? ['Health Partnerships Collator', 'Highways Collator']
          : ['Highways Collator', 'Health Partnerships Collator']
      await using team = await openPage(look)
      const { page } = team
      await signInAs(page, product.origin, 'Corporate Performance Manager')
      await page.goto(`${product.origin}/halton/people`)
      await page.getByRole('link', { name: away, exact: true }).first().click()
      await page.getByRole('link', { name: 'Arrange a stand-in while this person is away' }).click()
      await press(page, 'Arrange it')
      expect(await page.locator('.govuk-error-summary').innerText()).toContain(
        'Choose somebody with an account',
      )
      await page.getByLabel('Who stands in').selectOption({ label: standIn })
      await page.getByLabel('Last day').fill('2009-02-28')
      await page.getByLabel('Why').fill('Away until March')
      await axe(page)
      await noSidewaysScroll(page)
      await picture(page, `stand-in-${look.width}`)
      await press(page, 'Arrange it')
      expect(await page.locator('.govuk-notification-banner').innerText()).toContain('arranged')
      expect(await said(page)).toContain(`Lent to ${standIn}`)
      await picture(page, `stand-in-arranged-${look.width}`)
    })
  },
)

describe('a return of more than five figures', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-journey-'))
  let running: Product
  const way = { here: '', code: '', link: '' }
  beforeAll(async () => {
    const store = await openStore(readConfig({ DATA_DIR: dataDir }), { join: false })
    const world = await anOpenReturn(store.app, [{}, {}, {}, {}, {}, {}, { isKey: true }])
    way.code = world.indicators[6]?.code ?? ''
    way.here = `/${world.place.shortName}/returns/${world.at.organisationCode}/q2-2008-09`
    await walkTo(world, 'submitted')
    const lines = new Map([[way.code, 'Is this since April?']])
    done(await step(world, world.team, 'query', { lines }))
    const { rows } = await store.app.db.pool.query<{ id: number }>(
      'select account_id as id from person where id = $1',
      [world.collator.personId],
    )
    way.link = await makeSignInLink(store.app.db, rows[0]?.id ?? 0)
    await store.close()
    running = await startProduct({ dataDir, isKept: true })
  })
  afterAll(async () => {
    await running.end('SIGTERM')
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('says which section is asked about, and leads to the figure', async () => {
    await using visit = await openPage({ javaScript: false, width: 320 })
    const { page } = visit
    await page.goto(`${running.origin}/sign-in/${way.link}`)
    await press(page, 'Sign in')
    await page.waitForURL(/my-work/)
    await page.goto(`${running.origin}${way.here}`)
    const hints = await page.locator('.govuk-task-list__hint').allInnerTexts()
    expect(hints.filter((hint) => hint.includes('1 query'))).toHaveLength(1)
    await axe(page)
    await noSidewaysScroll(page)
    await picture(page, 'line-query-sections-320')
    await page.locator('main').getByRole('link', { name: way.code }).click()
    await page.waitForURL(/\/sections\//)
    expect(await page.locator(`[id="${way.code}-asked"]`).innerText()).toContain('Is this since April?')
  })
})
