import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { codeAt, stepAt } from '../../src/credentials/totp.ts'
import { secretIn } from '../worlds/an-account.ts'
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
const main = (page: Page): Promise<string> => page.locator('main').innerText()

/** Opens somebody by post from the list of people. */
async function openPerson(page: Page, post: string): Promise<void> {
  await page.goto(at(`/people?q=${encodeURIComponent(post)}`))
  await page.locator('main tbody').getByRole('link', { name: post, exact: true }).click()
}

/** What the page says once something has been done. */
const banner = (page: Page): Promise<string> => page.locator('.govuk-notification-banner').innerText()

async function fit(page: Page, name: string, width: number): Promise<void> {
  await axe(page)
  await noSidewaysScroll(page)
  await picture(page, `people-${name}-${width}`)
}

const looks = [
  { javaScript: false, width: 320 },
  { javaScript: true, width: 1280 },
] as const

describe.each(looks)('an administrator, at $width pixels, JavaScript $javaScript', (look) => {
  it('invites a theme officer, for one partnership, on one page', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, 'System Administrator')
    await page.goto(at('/people'))
    await page.getByRole('button', { name: 'Invite somebody' }).click()
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
    const summary = page.locator('.govuk-error-summary')
    expect(await summary.innerText()).toContain('Choose a vacant post, or enter the title of a new one')
    await fit(page, 'invite-errors', look.width)

    const title = `Theme Officer, Healthy Halton ${look.width}`
    await page.getByLabel('Title of the new post').fill(title)
    await page.getByLabel('Where it stands').selectOption({ label: 'Manager' })
    await page.getByLabel('E-mail', { exact: true }).fill(`officer-${look.width}@halton.example`)
    await page.locator('[name=role]').selectOption({ label: 'Theme or body officer' })
    await page.locator('[name=covers]').selectOption('body:healthy-halton')
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
    await page.getByRole('heading', { name: 'Invitation made' }).waitFor()
    expect(await main(page)).toMatch(/\/invitation\/\S{40,}/)
    await fit(page, 'invited', look.width)

    await page.getByRole('link', { name: 'Go to the person' }).click()
    await page.getByRole('heading', { name: title }).waitFor()
    const person = await main(page)
    expect(person).toContain('Invited; the link works until')
    expect(person).toContain('A Healthy Halton Specialist Strategic Partnership and its themes')
    await page.goto(at('/my-work'))
    expect(await main(page)).toContain(`Invited and not come in yet: ${title}`)
  })

  it('gives a role that lasts until a day, and ends it at once', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, 'System Administrator')
    await openPerson(page, 'Gatekeeper of Shared Data')
    await page.getByRole('button', { name: 'Give a role' }).click()
    await page.locator('[name=role]').selectOption({ label: 'Internal auditor' })
    await page.locator('[name=covers]').selectOption('place')
    await page.getByLabel('Last day').fill('2009-03-31')
    await page.getByLabel('Why').fill('Stands in for the auditor')
    await page.getByRole('button', { name: 'Give the role' }).click()
    expect(await banner(page)).toContain('given')
    expect(await main(page)).toContain('31 March 2009')
    await page.getByRole('link', { name: /^End\s*: Internal auditor/ }).click()
    await page.getByLabel('Why').fill('No longer needed')
    await page.getByRole('button', { name: 'End the role' }).click()
    expect(await banner(page)).toContain('ends')
    expect(await main(page)).not.toContain('Internal auditor')
  })
})

describe('a theme officer', () => {
  it('comes in by the invitation, adds a second factor, signs in with it, and sees the theme and nothing else', async () => {
    await using admin = await openPage()
    await signInAs(admin.page, product.origin, 'System Administrator')
    await admin.page.goto(at('/people/new'))
    await admin.page.getByLabel('Title of the new post').fill('Second Officer, Safer Halton')
    await admin.page.getByLabel('Where it stands').selectOption({ label: 'Manager' })
    await admin.page.getByLabel('E-mail', { exact: true }).fill('safer@halton.example')
    await admin.page.locator('[name=role]').selectOption({ label: 'Theme or body officer' })
    await admin.page.locator('[name=covers]').selectOption('body:safer-halton')
    await admin.page.getByRole('button', { name: 'Invite', exact: true }).click()
    await admin.page.getByRole('heading', { name: 'Invitation made' }).waitFor()
    const link = /https?:\/\/\S+\/invitation\/\S{40,}/.exec(await main(admin.page))?.[0] ?? ''

    await using visit = await openPage({ javaScript: false, width: 320 })
    const { page } = visit
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const password = 'seven wet herons wait'
    await page.goto(link)
    await page.getByLabel('Password').fill(password)
    await press('Save the password and sign in')
    await page.goto(`${product.origin}/account/second-factor`)
    await press('Add a second factor')
    const secret = secretIn((await page.locator('main code').innerText()).replaceAll(' ', ''))
    const code = (steps: number): string => codeAt(secret, stepAt(new Date()) + steps)
    await page.getByLabel('Code that the app shows').fill(code(-1))
    await press('Turn it on')
    await page.goto(`${product.origin}/account?stay=1`)
    await press('Sign out')
    await page.getByLabel('E-mail address').fill('safer@halton.example')
    await page.getByLabel('Password').fill(password)
    await press('Sign in')
    await page.waitForURL(/\/sign-in\/code$/)
    await page.getByLabel('Code').fill(code(0))
    await press('Continue')
    await page.waitForURL(/\/halton\/my-work$/)

    await page.goto(at('/indicators'))
    expect(await main(page)).toContain('4 indicators')
    await page.goto(at('/scorecards/HSPB'))
    const card = await main(page)
    expect(card).toContain('A Safer Halton')
    expect(card).not.toContain('A Healthy Halton')
    const answers = await Promise.all(
      [
        '/indicators/NI121',
        '/figures/NI121/E06000006/q2-2008-09',
        '/returns/environmental-services/q2-2008-09',
      ].map((path) => page.context().request.get(at(path))),
    )
    expect(answers.map((answer) => answer.status())).toEqual([404, 404, 404])
    await fit(page, 'theme-officer-card', 320)
  })
})

describe('a leaver', () => {
  it('is on the desk until everything has been handed over, in one go', async () => {
    await using visit = await openPage({ javaScript: false, width: 1280 })
    const { page } = visit
    await signInAs(page, product.origin, 'System Administrator')
    expect(await main(page)).toContain('Take over from a leaver: Business Improvement Officer')
    await page.getByRole('link', { name: /^Hand over\s*: Business/ }).click()
    await page.getByLabel('Who takes over').waitFor()
    const left = await main(page)
    for (const thing of ['Business Improvement Officer', 'HBC-PP1', 'HBC-NR1']) expect(left).toContain(thing)
    await page.locator('[name=to]').selectOption({ label: 'Policy and Performance Collator' })
    await page.getByRole('button', { name: 'Hand over' }).click()
    expect(await banner(page)).toContain('handed over')
    await page.goto(at('/my-work'))
    expect(await main(page)).not.toContain('Take over from a leaver')
  })
})

describe('two administrators', () => {
  it('cannot take the role from each other, and the last one keeps it', async () => {
    await using first = await openPage({ javaScript: false })
    await using second = await openPage({ javaScript: false })
    await signInAs(first.page, product.origin, 'System Administrator')
    await signInAs(second.page, product.origin, 'Deputy System Administrator')
    const open = async (page: Page, post: string): Promise<void> => {
      await openPerson(page, post)
      await page.getByRole('link', { name: /^End\s*: System administrator/ }).click()
      await page.getByLabel('Why').fill('You go')
    }
    await open(first.page, 'Deputy System Administrator')
    await open(second.page, 'System Administrator')
    await first.page.getByRole('button', { name: 'End the role' }).click()
    expect(await banner(first.page)).toContain('ends')
    await second.page.getByRole('button', { name: 'End the role' }).click()
    await second.page.getByRole('heading', { name: 'Page not found' }).waitFor()
    await open(first.page, 'System Administrator')
    await first.page.getByRole('button', { name: 'End the role' }).click()
    expect(await first.page.locator('.govuk-error-summary').innerText()).toContain('last administrator')
  })
})

describe('everybody else', () => {
  it('finds a forwarded link that is not theirs as if it were not there', async () => {
    await using visit = await openPage()
    await signInAs(visit.page, product.origin, 'Portfolio Holder for Performance')
    for (const path of ['/returns/environmental-services/q2-2008-09', '/people/54/rights', '/people/new']) {
      const answer = await visit.page.goto(at(path))
      expect(`${path} ${answer?.status()}`).toBe(`${path} 404`)
      expect(await visit.page.title()).toMatch(/^Page not found/)
    }
  })

  it('reads on their own page what they may do, and why, and lends a role', async () => {
    await using visit = await openPage({ javaScript: false, width: 320 })
    const { page } = visit
    await signInAs(page, product.origin, 'Waste Manager')
    await page.getByRole('link', { name: 'What you may do here, and why' }).click()
    await page.getByRole('heading', { name: 'What you may do here' }).waitFor()
    const rights = await main(page)
    expect(rights).toContain('Responsible officer: Environmental Services and all below it')
    await page.goto(at('/people/54'))
    await page.getByRole('link', { name: /^Lend\s*: Responsible officer/ }).click()
    await page.getByLabel('Who stands in for you').selectOption({ label: 'Partnership Finance Officer' })
    await page.getByLabel('Last day').fill('2009-02-28')
    await page.getByLabel('Why').fill('Away until March')
    await fit(page, 'lend', 320)
    await page.getByRole('button', { name: 'Lend the role' }).click()
    expect(await banner(page)).toContain('lent')
    expect(await main(page)).toContain('Lent to Partnership Finance Officer')
  })

  it('reads as an auditor who changed what', async () => {
    await using visit = await openPage()
    const { page } = visit
    await signInAs(page, product.origin, 'Internal Auditor')
    await page.goto(at('/people'))
    await openPerson(page, 'Partnership Finance Officer')
    await page.getByRole('link', { name: 'History' }).click()
    await page.getByRole('heading', { name: 'What has been changed' }).waitFor()
    const history = await main(page)
    expect(history).toContain('Waste Manager, acting as Responsible officer')
    expect(history).toContain('Why: Away until March')
  })
})
