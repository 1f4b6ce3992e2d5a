import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from './axe.ts'
import { noSidewaysScroll, openPage, picture } from './browser.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import { signInAs } from './sign-in.ts'

let product: Demonstration
beforeAll(async () => {
  product = await startDemonstration()
})
afterAll(() => product.stop())

const grid = (): string => `${product.origin}/halton/enter/environmental-services?period=q4-2008-09`

describe('a collator', () => {
  it('pastes a column of figures, is told at once of one that is no number, and saves', async () => {
    await using visit = await openPage()
    const { page } = visit
    await signInAs(page, product.origin, 'Waste Management Collator')
    await page.goto(grid())
    const boxes = page.locator('[data-entry-cell]')
    const count = await boxes.count()
    expect(count).toBeGreaterThan(2)
    const column = Array.from({ length: count }, (_, i) => (i === 1 ? 'many' : '38'))
    await boxes.first().evaluate((box, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, column.join('\r\n'))
    expect(await boxes.nth(count - 1).inputValue()).toBe('38')
    expect(await page.locator('[data-entry-said]').nth(1).innerText()).toBe(
      'This must be a number, like 42 or 1,250.5.',
    )
    await boxes.first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('38')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(await boxes.nth(2).getAttribute('id'))
    for (const note of await page.locator('input[name$=".note"]').all()) await note.fill('Counted twice')
    await picture(page, 'enter-pasted-1280')
    await page.getByRole('button', { name: 'Save' }).first().click()
    await page.waitForURL(/saved=/)
    expect(await page.locator('main').innerText()).toContain(`${count} figures were saved.`)
    await axe(page)
  })

  it('does the same without a script, on a narrow screen, and loses nothing that was typed', async () => {
    await using visit = await openPage({ javaScript: false, width: 320 })
    const { page } = visit
    await signInAs(page, product.origin, 'Waste Management Collator')
    await page.goto(grid())
    const box = page.locator('[data-entry-cell]').first()
    await box.fill('many')
    await page.getByRole('button', { name: 'Save' }).first().click()
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('This must be a number')
    expect(await box.inputValue()).toBe('many')
    await picture(page, 'enter-with-errors-320')
    await axe(page)
    await noSidewaysScroll(page)
  })

  it.each([
    { javaScript: false, width: 320 },
    { javaScript: true, width: 1280 },
  ])('pastes a sheet or sends the workbook back, from a page that says when it is due, %o', async (look) => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, 'Waste Management Collator')
    await page.getByRole('link', { name: /^Enter figures: / }).click()
    await page.goto(`${product.origin}/halton/enter/environmental-services?period=q3-2008-09`)
    expect(await page.locator('main').innerText()).toMatch(/ of \d+ done · due (Mon|Tue|Wed|Thu|Fri) \d/)
    await page.getByText('Paste from Excel').click()
    await page.locator('[name="pasted"]').fill('NI192\tmany\nNI999\t4')
    await page.getByRole('button', { name: 'Enter the pasted figures' }).click()
    const said = await page.locator('.govuk-error-summary').innerText()
    expect(said).toContain('NI999')
    expect(said).toContain('This must be a number')
    expect(await page.locator('[id="NI192.value"]').inputValue()).toBe('many')
    await picture(page, `enter-paste-${look.width}`)
    await axe(page)
    await noSidewaysScroll(page)

    await page.goto(`${product.origin}/halton/enter/environmental-services?period=q3-2008-09`)
    const href = await page.getByRole('link', { name: 'Download workbook' }).getAttribute('href')
    const workbook = await page.request.get(new URL(href ?? '', page.url()).href)
    expect(workbook.headers()['content-type']).toContain('spreadsheetml')
    await page.getByText('Paste from Excel').click()
    await page.locator('[name="file"]').setInputFiles({
      name: 'figures.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await workbook.body(),
    })
    await page.getByRole('button', { name: 'Enter the pasted figures' }).click()
    await page.waitForURL(/saved=0/)
    expect(await page.locator('main').innerText()).toContain('Nothing was changed')
  })

  it('is shown the way to have a figure reopened that is signed off', async () => {
    await using visit = await openPage()
    const { page } = visit
    await signInAs(page, product.origin, 'Waste Management Collator')
    await page.goto(`${product.origin}/halton/enter/environmental-services?period=q2-2008-09`)
    await page.getByRole('link', { name: 'Ask to reopen' }).first().click()
    await page.waitForURL(/\/returns\/environmental-services\/q2-2008-09/)
    expect(await page.locator('h1').count()).toBe(1)
  })
})
