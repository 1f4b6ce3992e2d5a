import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sheetsIn } from '../../src/workbooks/sheets-in.ts'
import { edited, type CellEdit } from '../../src/workbooks/testing/edit-workbook.ts'
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

const looks = [
  {
    javaScript: false,
    width: 320,
    department: 'exchequer-customer-services',
    collator: 'Revenues Collator',
    figures: { 'HBC-EC1': 84.2, 'HBC-EC2': 87.4, NI181: 13.4 },
  },
  {
    javaScript: true,
    width: 1280,
    department: 'regulatory-services',
    collator: 'Community Safety Collator',
    figures: { NI16: 3.9, 'HBC-CS2': 270, NI184: 81.5 },
  },
] as const

/** Presses the link of the page and keeps what it fetches. */
async function download(page: Page, hands: Hands): Promise<Uint8Array> {
  const [fetched] = await Promise.all([
    page.waitForEvent('download'),
    hands.press(page.getByRole('link', { name: 'Download the workbook' })),
  ])
  return new Uint8Array(await readFile(await fetched.path()))
}

/** What its owner types in Excel, row by row as the codes stand. */
async function filledIn(
  file: Uint8Array,
  cells: (code: string, row: number) => Readonly<Record<string, CellEdit>>,
): Promise<Uint8Array> {
  const read = await sheetsIn(file)
  const rows = 'sheets' in read ? (read.sheets[0]?.rows ?? []) : []
  const edits = rows.map((row, r) => (r < 5 ? {} : cells(row[0]?.text ?? '', r + 1)))
  return edited(
    file,
    Object.assign({ B3: { text: 'A steady quarter.' } }, ...edits) as Record<string, CellEdit>,
  )
}

describe.each(looks)('a return by workbook, at $width pixels, JavaScript $javaScript', (look) => {
  const here = `/halton/returns/${look.department}/q3-2008-09`
  const figureOf = (code: string): number | undefined => (look.figures as Record<string, number>)[code]

  it('shows, cell by cell, what was typed wrong, and ignores what is not to be changed', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, look.collator)
    const hands = new Hands()
    await page.goto(`${product.origin}${here}/workbook`)
    await picture(page, `workbook-${look.width}`)
    await hands.press(page.getByRole('button', { name: 'Send the workbook' }))
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Choose the workbook')
    await axe(page)
    await picture(page, `workbook-with-error-${look.width}`)

    const wrong = await filledIn(await download(page, hands), (code, row) => ({
      E6: { text: '1' },
      ...(figureOf(code) === undefined ? {} : { [`G${row}`]: { text: '38,2' } }),
    }))
    await hands.attachWorkbook(page.locator('[name="file"]'), 'return.xlsx', wrong)
    await hands.press(page.getByRole('button', { name: 'Send the workbook' }))
    const said = await page.locator('main').innerText()
    expect(said).toContain('3 figures were taken into the draft, and 1 text.')
    expect(said).toMatch(/Return!G6\s+38,2 for .+ has a comma where a point belongs/)
    expect(said).toMatch(/Return!E6\s+It said "[^"]+" and you changed it to "1": ignored\./)
    await axe(page)
    await noSidewaysScroll(page)
    await picture(page, `workbook-result-${look.width}`)
  })

  it('is sent in 9 interactions at most, typing left out', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, look.collator)
    const hands = new Hands()
    await page.goto(product.origin + here)
    await hands.press(page.getByText('Work in Excel'))
    await picture(page, `workbook-on-return-${look.width}`)
    const filled = await filledIn(await download(page, hands), (code, row): Record<string, CellEdit> => {
      const figure = figureOf(code)
      return figure === undefined
        ? {}
        : {
            [`G${row}`]: { number: figure },
            [`I${row}`]: { text: 'Checked at the source.' },
            [`J${row}`]: { text: 'Fewer people came.' },
            [`K${row}`]: { text: 'The manager calls them by 31 March.' },
            [`L${row}`]: { text: 'On target by quarter 4.' },
          }
    })
    await hands.attachWorkbook(page.locator('[name="file"]'), 'return.xlsx', filled)
    await hands.press(page.getByRole('button', { name: 'Send the workbook' }))
    expect(await page.locator('main').innerText()).toContain('Nothing in the return needs attention')
    await hands.press(page.getByRole('button', { name: 'Check and send' }))
    await hands.press(page.getByRole('button', { name: 'Send the return' }))
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain('has been sent')
    expect(hands.count).toBeLessThanOrEqual(9)
  })
})

describe.each([
  { javaScript: false, width: 320, saved: '91.1', meanwhile: '92.2', inWorkbook: 88.2 },
  { javaScript: true, width: 1280, saved: '93.1', meanwhile: '94.2', inWorkbook: 89.2 },
])('two people at one line, one of them in Excel, at $width pixels, JavaScript $javaScript', (look) => {
  it('are shown both, choose, and nothing is overwritten unseen', async () => {
    const here = `${product.origin}/halton/returns/property-services/q3-2008-09`
    const figure = '[name="HBC-PS1.typed"]'
    await using collator = await openPage(look)
    await using director = await openPage(look)
    await signInAs(collator.page, product.origin, 'Property Collator')
    await signInAs(director.page, product.origin, 'Operational Director, Property Services')
    const { page } = collator
    const hands = new Hands()
    await page.goto(`${here}/workbook`)
    const filled = await filledIn(await download(page, hands), (code, row): Record<string, CellEdit> =>
      code === 'HBC-PS1' ? { [`G${row}`]: { number: look.inWorkbook } } : {},
    )
    const saveAsDirector = async (text: string): Promise<void> => {
      await director.page.goto(here)
      await director.page.locator(figure).fill(text)
      await director.page.getByRole('button', { name: 'Save and come back later' }).click()
    }
    const heldNow = async (): Promise<string> => {
      await director.page.goto(here)
      return director.page.locator(figure).inputValue()
    }
    await saveAsDirector(look.saved)

    await hands.attachWorkbook(page.locator('[name="file"]'), 'return.xlsx', filled)
    await hands.press(page.getByRole('button', { name: 'Send the workbook' }))
    const both = page.locator('form', { has: page.locator('#collisions') })
    await both.waitFor()
    const row = (await both.locator('tbody').first().innerText()).replaceAll(/\s+/g, ' ')
    expect(row).toMatch(new RegExp(`^Figure, ?Return!G\\d+ ${look.inWorkbook} ${look.saved}$`))
    expect(await heldNow()).toBe(look.saved)
    await axe(page)
    await noSidewaysScroll(page)
    await picture(page, `workbook-collision-${look.width}`)

    // The choice is made of what is shown: what is saved in between is shown first.
    await saveAsDirector(look.meanwhile)
    await both.getByRole('checkbox').first().check()
    await both.getByRole('button', { name: 'Take what is chosen' }).click()
    await page.locator('.govuk-error-summary').waitFor()
    expect(await both.locator('tbody').first().innerText()).toContain(look.meanwhile)
    expect(await heldNow()).toBe(look.meanwhile)
    await axe(page)

    await both.getByRole('checkbox').first().check()
    await both.getByRole('button', { name: 'Take what is chosen' }).click()
    await page.getByText('What you chose is saved.').waitFor()
    expect(await heldNow()).toBe(String(look.inWorkbook))
  })
})
