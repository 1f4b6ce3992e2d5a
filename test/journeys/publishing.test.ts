import { afterAll, beforeAll, expect, it } from 'vitest'
import { axe } from './axe.ts'
import { noSidewaysScroll, openPage, picture } from './browser.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import { signInAs } from './sign-in.ts'
import { wordsOfDocx } from './words-of-docx.ts'

let product: Demonstration
beforeAll(async () => {
  product = await startDemonstration()
})
afterAll(() => product.stop())

it.each([
  ['without JavaScript, at 320 pixels', { javaScript: false, width: 320 }, 'environmental-services'],
  ['at 1280 pixels', { javaScript: true, width: 1280 }, 'ict-services'],
])('a report is published, read, taken along and withdrawn %s', async (_, look, body) => {
  await using visit = await openPage(look)
  const { page } = visit
  const base = `${product.origin}/halton`
  await signInAs(page, product.origin, 'Corporate Performance Manager')
  await page.goto(`${base}/reports/departmental/q2-2008-09?body=${body}`)
  await page.getByRole('link', { name: 'Publish', exact: true }).click()
  await picture(page, `publish-${look.width}`)
  await page.getByRole('button', { name: 'Publish the report' }).click()
  await page.getByText('The report is published.').waitFor()
  const code = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  expect(code).toMatch(/^[0-9a-f]{12}$/)
  await picture(page, `edition-${look.width}`)
  await axe(page)
  await noSidewaysScroll(page)
  const files = await page.locator('main dl').last().innerText()
  expect(files).toMatch(/Word, \d+ KB\s+PDF, \d+ KB, (1 page|\d+ pages)\s+Excel, \d+ KB, \d+ sheets/)
  const titles = await page.locator('main nav li').allInnerTexts()
  const read = [await page.locator('main .paper h2').first().innerText()]
  while ((await page.locator('main a[rel="next"]').count()) > 0) {
    await page.locator('main a[rel="next"]').click()
    await page.getByText(`Contents: section ${read.length + 1} of ${titles.length}`).waitFor()
    read.push(await page.locator('main .paper h2').innerText())
    if (read.length === 3) {
      await picture(page, `edition-section-${look.width}`)
      await axe(page)
      await noSidewaysScroll(page)
    }
  }
  expect(read).toEqual(titles)
  await page.getByText(`Contents: section`).click()
  await page.getByRole('link', { name: 'The whole report on one page' }).click()
  await page.getByText('One section at a time').waitFor()
  expect(await page.locator('main .paper > h2').allInnerTexts()).toEqual(titles)

  const word = await page.locator('a.govuk-button', { hasText: 'Download Word' }).getAttribute('href')
  const answer = await page.request.get(`${product.origin}${word}`)
  expect(wordsOfDocx(await answer.body())).toContain(code)

  await page.goto(`${base}/published`)
  await picture(page, `published-${look.width}`)
  await axe(page)
  await noSidewaysScroll(page)
  await page.locator(`a[href$="/published/${code}"]`).click()
  await page.getByRole('link', { name: 'Withdraw it' }).click()
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await page.getByText('Say why it is withdrawn').first().waitFor()
  await axe(page)
  await page.getByLabel('Why it is withdrawn').fill('A figure was not agreed.')
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await page.getByText('A figure was not agreed.').waitFor()
  await picture(page, `edition-withdrawn-${look.width}`)
  expect(await page.locator('a.govuk-button', { hasText: 'Download Word' }).count()).toBe(0)
})
