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
    await page.goto(at('/reports/departmental/q2-2008-09?body=environmental-services'))
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
})
