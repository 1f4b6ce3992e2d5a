import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from './axe.ts'
import { noSidewaysScroll, openPage } from './browser.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import { signInAs } from './sign-in.ts'

let product: Demonstration
beforeAll(async () => {
  product = await startDemonstration()
})
afterAll(() => product.stop())

const looks = [
  { javaScript: false, width: 320 },
  { javaScript: true, width: 1280 },
] as const

describe.each(looks)('finding out what is off target, at $width pixels, JavaScript $javaScript', (look) => {
  it('leads from the register to the figure and who signed it off, at one date throughout', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    const main = page.locator('main')
    await signInAs(page, product.origin, 'Portfolio Holder for Performance')
    await page.goto(`${product.origin}/halton/indicators?as-at=2009-01-11`)
    await page.getByLabel('Status').selectOption({ label: 'Off target' })
    await main.getByRole('button', { name: 'Show' }).click()
    expect(new URL(page.url()).searchParams.get('as-at')).toBe('2009-01-11')
    expect(await main.innerText()).toContain('5 indicators')

    await main.getByRole('link', { name: 'Industrial units let' }).click()
    expect(await page.locator('.app-past').innerText()).toContain('11 January 2009')
    expect(await main.innerText()).toMatch(/Down 3\.\d points on last quarter, 2\.9 below target/)
    await main.getByText('Why this status?').click()
    expect(await page.locator('#why').innerText()).toContain('Version 1 of the rule of this place')
    await axe(page)
    await main.getByText('Show as table').click()
    expect(await main.locator('table').first().innerText()).toContain('Q2 2008/09')
    await axe(page)
    await noSidewaysScroll(page)

    await main.getByRole('link', { name: 'Where this figure comes from' }).click()
    expect(new URL(page.url()).search).toBe('?as-at=2009-01-11')
    expect(await main.innerText()).toContain('Operational Director, Property Services')
    await main.getByRole('link', { name: 'Halton Strategic Partnership balanced scorecard' }).click()
    expect(new URL(page.url()).searchParams.get('as-at')).toBe('2009-01-11')
    expect(await main.innerText()).toContain('13 of 22 rated on target (59%)')
  })

  it('opens the reasons for whoever follows a link to them', async () => {
    await using visit = await openPage(look)
    await signInAs(visit.page, product.origin, 'Internal Auditor')
    await visit.page.goto(`${product.origin}/halton/indicators/NI192#why`)
    expect(await visit.page.locator('#why').isVisible()).toBe(true)
  })

  it('sorts and filters a scorecard by links and a form', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    const main = page.locator('main')
    await signInAs(page, product.origin, 'Portfolio Holder for Performance')
    await page.goto(`${product.origin}/halton/scorecards/HSPB`)
    const columns = async (): Promise<number> =>
      main.locator('table').first().locator('thead th:visible').count()
    expect(await columns()).toBe(look.width === 320 ? 3 : 13)
    await main.locator('table').first().getByRole('link', { name: 'Status', exact: true }).click()
    expect(await main.locator('th[aria-sort="ascending"]').first().innerText()).toBe('Status')
    await main.getByText('Filter the measures').click()
    await main.getByLabel('Status').selectOption({ label: 'Off target' })
    await main.getByRole('button', { name: 'Show these' }).click()
    expect(await main.innerText()).toContain('4 of 29 measures shown.')
    await axe(page)
    await noSidewaysScroll(page)
    await main.getByRole('link', { name: 'Clear filters' }).click()
    expect(await main.locator('th[aria-sort="ascending"]').count()).toBeGreaterThan(0)
    if (look.width === 320) {
      await main.getByRole('link', { name: 'Show all columns' }).click()
      expect(await columns()).toBe(13)
      await noSidewaysScroll(page)
    }
  })
})

describe('what cannot be shown', () => {
  it('is not found, whether it is missing, mistyped or another place’s', async () => {
    await using visit = await openPage()
    const { page } = visit
    await signInAs(page, product.origin, 'Portfolio Holder for Performance')
    for (const path of [
      '/halton/indicators/NI999',
      '/halton/figures/NI192/E06000006/q5-2008-09',
      '/halton/figures/NI192/E06000006/2008-09',
      '/halton/scorecards/HSP',
      '/harrow/scorecards/HSP',
    ]) {
      const answer = await page.goto(product.origin + path)
      expect(`${path} ${answer?.status()}`).toBe(`${path} 404`)
    }
  })

  it('is said in one line where it is only a part of the address', async () => {
    await using visit = await openPage()
    await signInAs(visit.page, product.origin, 'Portfolio Holder for Performance')
    await visit.page.goto(`${product.origin}/halton/scorecards/HSPB?sort=colour&as-at=yesterday`)
    const text = await visit.page.locator('main').innerText()
    expect(text).toContain('"as-at=yesterday" in the address was not understood')
    expect(text).toContain('"sort=colour" in the address was not understood')
  })
})
