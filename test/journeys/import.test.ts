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

const heading = 'indicator_code,area_code,period,value'
/** Five lines with a problem each. */
const wrong = [
  'NI999,E06000006,Q4 2008/09,1',
  'NI192,E99,Q4 2008/09,38',
  'NI192,E06000006,Q5 2008/09,38',
  'NI192,E06000006,Q4 2008/09,about 38',
  'NI192,E06000006,,38',
]
const good = ['NI192,E06000006,Q4 2008/09,38.9', 'NI192,E06000006,Q3 1999/00,12.5']

describe('a file of figures on the web', () => {
  it.each([
    { javaScript: false, width: 320 },
    { javaScript: true, width: 1280 },
  ])('is looked at, its good rows imported, and nothing saved before, %o', async (look) => {
    const year = look.javaScript ? 1998 : 1997
    const rows = [...good, `NI192,E06000006,Q1 ${year}/${String(year + 1).slice(2)},11.5`]
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, 'Corporate Performance Manager')
    await page.goto(`${product.origin}/halton/import`)
    await page.getByRole('button', { name: 'Look at the file' }).click()
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Choose a file of figures')

    await page.locator('#file').setInputFiles({
      name: 'waste.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([heading, ...rows, ...wrong].join('\r\n')),
    })
    await page.getByLabel('Where the figures come from').fill('WasteDataFlow')
    await page.getByRole('button', { name: 'Look at the file' }).click()
    await page.waitForURL(/\/import\/\d+$/)
    const said = await page.locator('main').innerText()
    expect(said).toContain('5 have a problem. Nothing is saved yet.')
    for (const value of ['NI999', 'E99', 'Q5 2008/09', 'about 38']) expect(said).toContain(value)
    await picture(page, `import-preview-${look.width}`)
    await axe(page)
    await noSidewaysScroll(page)

    await page.getByRole('link', { name: /^New/ }).click()
    expect(await page.locator('main').innerText()).toContain('11.5')
    await page.getByRole('button', { name: /^Import the \d+ good/ }).click()
    await page.waitForURL(/\/import\?done=/)
    expect(await page.locator('main').innerText()).toContain('The file was imported')
    await page.goto(
      `${product.origin}/halton/figures/NI192/E06000006/q1-${year}-${String(year + 1).slice(2)}`,
    )
    expect(await page.locator('main').innerText()).toContain('11.5')
  })
})

describe('a file of another product', () => {
  it.each([
    { javaScript: false, width: 320 },
    { javaScript: true, width: 1280 },
  ])('is matched once, remembered, and may define its indicators, %o', async (look) => {
    const name = `Product ${look.width}`
    const code = `X&Y ${look.width}`
    const text = [
      `Ref ${look.width},Name,Unit,Council,Year,Quarter,Figure ${look.width}`,
      `${code},Bins on time,%,Halton Borough,2007-08,Q1,0.91`,
      `${code},Bins on time,%,Halton Borough,2007-08,Q2,1.0`,
    ].join('\r\n')
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, 'Corporate Performance Manager')
    const send = async () => {
      await page.goto(`${product.origin}/halton/import`)
      await page.locator('#file').setInputFiles({
        name: 'theirs.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(text),
      })
      await page.getByLabel('Where the figures come from').fill('Their product')
      await page.getByRole('button', { name: 'Look at the file' }).click()
      await page.waitForURL(/\/import\/\d+$/)
    }
    const again = () => page.getByRole('button', { name: 'Look again with these choices' }).click()
    await send()
    const columns = {
      [`ref_${look.width}`]: 'indicator_code',
      name: 'title',
      council: 'area_name',
      year: 'period',
      quarter: 'period',
      [`figure_${look.width}`]: 'value',
    }
    for (const [theirs, ours] of Object.entries(columns))
      await page.locator(`[name="column.${theirs}"]`).selectOption(ours)
    await again()
    await page.locator('[name="area.Halton Borough"]').fill('E06000006')
    await page.locator('[name="create"]').selectOption('yes')
    await again()
    await page.locator('[name="share"]').selectOption('share')
    await again()
    const said = await page.locator('main').innerText()
    expect(said).toContain('2 will be added')
    expect(said).toContain('1 indicator will be created.')
    await picture(page, `import-foreign-${look.width}`)
    await axe(page)
    await noSidewaysScroll(page)
    await page.getByLabel('Remember these choices as').fill(name)
    await page.getByRole('button', { name: 'Remember the choices' }).click()
    await page.getByRole('button', { name: 'Import 2 rows' }).click()
    await page.waitForURL(/\/import\?done=2-0/)

    await send()
    await page.getByRole('link', { name: `Use the choices of ${name}` }).click()
    expect(await page.locator('main').innerText()).toContain(
      'Everything in this file is in the store already',
    )
    await page.goto(`${product.origin}/halton/figures/X-Y-${look.width}/E06000006/q2-2007-08`)
    expect(await page.locator('main').innerText()).toContain('100')
  })
})
