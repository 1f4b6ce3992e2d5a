import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPage } from './browser.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import { Hands } from './hands.ts'
import { signInAs } from './sign-in.ts'

// How few interactions the tasks of every day take; the most allowed are those of the design of the screens.

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
    department: 'exchequer-customer-services',
    collator: 'Revenues Collator',
    director: 'Operational Director, Exchequer and Customer Services',
    figures: { 'HBC-EC1': '84.2', 'HBC-EC2': '87.4', NI181: '13.4' },
  },
  {
    javaScript: true,
    width: 1280,
    department: 'regulatory-services',
    collator: 'Community Safety Collator',
    director: 'Operational Director, Regulatory Services',
    figures: { NI16: '3.9', 'HBC-CS2': '270', NI184: '81.5' },
  },
] as const

describe.each(looks)('at $width pixels, JavaScript $javaScript', (look) => {
  const here = `/returns/${look.department}/q3-2008-09`

  it('a return from its link to sent takes 14 at most, and to certify it with a question 9', async () => {
    await using owner = await openPage(look)
    await signInAs(owner.page, product.origin, look.collator)
    const hands = new Hands()
    const button = (name: string) => owner.page.getByRole('button', { name, exact: true })
    await owner.page.goto(at(here))
    for (const [code, figure] of Object.entries(look.figures))
      await hands.fill(owner.page.locator(`[name="${code}.typed"]`), figure)
    await hands.fill(owner.page.locator('[name="key-issues"]'), 'A steady quarter.')
    await hands.press(button('Save and check'))
    // A figure outside what past ones lead to expect asks for a reason, once.
    const reasons = await owner.page.locator('[name$=".reason"]:visible').all()
    for (const reason of reasons) await hands.fill(reason, 'Checked at the source.')
    if (reasons.length > 0) await hands.press(button('Save and check'))
    await hands.press(button('Send the return'))
    expect(await owner.page.locator('.govuk-notification-banner').innerText()).toContain('has been sent')
    expect(hands.count).toBeLessThanOrEqual(14)

    await using certifier = await openPage(look)
    await signInAs(certifier.page, product.origin, look.director)
    const other = new Hands()
    await certifier.page.goto(at(`${here}/sign-off`))
    await other.fill(certifier.page.locator('[name="comment"]'), 'Is the first one since April?')
    await other.press(certifier.page.getByRole('button', { name: 'Send a question back' }))
    expect(await certifier.page.locator('.govuk-notification-banner').innerText()).toContain('question')
    expect(other.count).toBeLessThanOrEqual(9)
  })

  it('from a figure in a report to who signed it off takes 2 at most', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, 'Portfolio Holder for Performance')
    const hands = new Hands()
    await page.goto(at('/reports/departmental/q2-2008-09?body=environmental-services&section=figures'))
    await hands.press(page.locator('main a[href*="/figures/NI192/"]').first())
    expect(await page.locator('main').innerText()).toContain('Operational Director, Environmental Services')
    expect(hands.count).toBeLessThanOrEqual(2)
  })

  it('what a figure said on a day, and who changed it, takes 4 at most', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, 'Internal Auditor')
    const hands = new Hands()
    await page.goto(at('/indicators/NI192?period=q2-2008-09'))
    if (look.width === 320) await hands.press(page.getByText('Change', { exact: true }).first())
    await hands.fill(page.locator('[name="as-at"]').first(), '2008-11-14')
    await hands.press(page.getByRole('button', { name: 'Show', exact: true }).first())
    await hands.press(page.getByRole('link', { name: 'Where this figure comes from' }))
    expect(new URL(page.url()).searchParams.get('as-at')).toBe('2008-11-14')
    expect(await page.locator('main').innerText()).toContain('Operational Director, Environmental Services')
    expect(hands.count).toBeLessThanOrEqual(4)
  })

  it('the indicators least likely to reach their target, and why, take 4 at most', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, 'Operational Director, Environmental Services')
    const hands = new Hands()
    await page.goto(at('/scorecards/HSPB?columns=all&sort=forecast'))
    const first = page.locator('main table').first().locator('tbody tr').first()
    expect(await first.innerText()).toMatch(/Unlikely|Difficult/)
    await hands.press(first.getByRole('link').first())
    await hands.press(page.getByText('Why this status?'))
    expect(await page.locator('#why').innerText()).toMatch(/target/)
    expect(hands.count).toBeLessThanOrEqual(4)
  })

  it('50 figures pasted, 2 questions answered and saved take 12 at most', async () => {
    await using team = await openPage(look)
    await signInAs(team.page, product.origin, 'Corporate Performance Manager')
    const codes = Array.from({ length: 50 }, (_, i) => `A50-${look.width}-${i + 10}`)
    for (const code of codes) {
      const answer = await team.page.request.post(`${product.origin}/api/v1/indicators?place=halton`, {
        headers: { origin: product.origin, 'idempotency-key': code },
        data: {
          code,
          title: `Measure ${code}`,
          definition: 'One of fifty',
          recordedHow: 'Typed from the system of the department',
          kind: 'rate',
          unit: '%',
          decimals: 1,
          polarity: 'high',
          overTime: 'none',
          overAreas: 'none',
          periodKind: 'quarter',
          isKey: false,
          baseline: 'New this year',
          organisation: look.department,
        },
      })
      if (!answer.ok()) throw new Error(`${code} was not added: ${await answer.text()}`)
    }

    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, look.collator)
    const hands = new Hands()
    await page.goto(at(`/enter/${look.department}?period=q4-2008-09`))
    const values = codes.map((_, i) => (i === 7 || i === 30 ? '0.4' : String(40 + i)))
    if (look.javaScript) {
      // One paste into the box of the first of them, as from a sheet.
      const box = page.locator(`[id="${codes[0]}.value"]`)
      await hands.press(box)
      await box.evaluate((element, text) => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/plain', text)
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      }, values.join('\r\n'))
    } else {
      await hands.press(page.getByText('Paste from Excel'))
      const sheet = codes.map((code, i) => `${code}\t${values[i]}`).join('\n')
      await hands.fill(page.locator('[name="pasted"]'), sheet)
    }
    const save = page.getByRole('button', { name: 'Save', exact: true }).first()
    await hands.press(look.javaScript ? save : page.getByRole('button', { name: 'Enter the pasted figures' }))
    const summary = page.locator('.govuk-error-summary')
    expect(await summary.getByRole('link').count()).toBe(2)
    for (const at of [7, 30])
      await hands.fill(page.locator(`[id="${codes[at]}.note"]`), 'Counted twice, it is right')
    await hands.press(save)
    await page.waitForURL(/saved=2/)
    expect(hands.count).toBeLessThanOrEqual(12)
    for (const at of [0, 30, 49]) {
      await page.goto(`${product.origin}/halton/figures/${codes[at]}/E06000006/q4-2008-09`)
      expect(await page.locator('main').innerText()).toContain(`${Number(values[at]).toFixed(1)}%`)
    }
  })

  it('bringing in a file of 400 rows with 5 problems takes 10 at most', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, 'Corporate Performance Manager')
    const first = look.javaScript ? 1950 : 1900
    const rows = Array.from({ length: 400 }, (_, i) => {
      const year = first + (Math.floor(i / 4) % 50)
      const code = i < 200 ? 'NI192' : 'NI193'
      return `${code},E06000006,${year}/${String((year + 1) % 100).padStart(2, '0')} Q${(i % 4) + 1},${20 + (i % 50)}`
    })
    const wrong = rows.map((row, i) => {
      if (![40, 90, 140, 260, 399].includes(i)) return row
      return i % 4 === 0 ? row.replace('E06000006', 'E99') : row.replace(/,[^,]*$/, ',about 40')
    })
    const hands = new Hands()
    const send = async (lines: readonly string[]) => {
      const text = ['indicator_code,area_code,period,value', ...lines].join('\r\n')
      await hands.attach(page.locator('#file'), 'figures.csv', text)
      await hands.fill(page.getByLabel('Where the figures come from'), 'The old system')
      await hands.press(page.getByRole('button', { name: 'Look at the file' }))
    }
    await page.goto(at('/import'))
    await send(wrong)
    expect(await page.locator('main').innerText()).toContain('5 have a problem')
    await hands.press(page.getByRole('button', { name: 'Upload a corrected file' }))
    await send(rows)
    await hands.press(page.getByRole('button', { name: 'Import 400 rows' }))
    expect(await page.locator('main').innerText()).toContain('400 added')
    expect(hands.count).toBeLessThanOrEqual(10)
  })
})
