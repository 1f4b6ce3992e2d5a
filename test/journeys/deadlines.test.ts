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
    expect(await main.innerText()).toContain('asked on Mon 12 Jan for more time until Friday 30 January 2009')

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
