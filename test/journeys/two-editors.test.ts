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

describe('two people in one return', () => {
  it('overwrites nothing: what was typed stays in the box, what was saved stands beside it', async () => {
    const look = { javaScript: false, width: 320 }
    const address = `${product.origin}/halton/returns/property-services/q3-2008-09`
    const figure = '[name="HBC-PS1.typed"]'
    await using collator = await openPage(look)
    await using director = await openPage(look)
    await signInAs(collator.page, product.origin, 'Property Collator')
    await signInAs(director.page, product.origin, 'Operational Director, Property Services')
    await collator.page.goto(address)
    await director.page.goto(address)

    await director.page.locator(figure).fill('91.1')
    await director.page.getByRole('button', { name: 'Save and come back later' }).click()
    await collator.page.locator(figure).fill('88.2')
    await collator.page.getByRole('button', { name: 'Save and come back later' }).click()

    const said = await collator.page.locator('main').innerText()
    expect(said).toContain('Operational Director, Property Services changed this return while you were at it')
    expect(said).toContain('Saved meanwhile: 91.1')
    expect(await collator.page.locator(figure).inputValue()).toBe('88.2')
    await axe(collator.page)
    await noSidewaysScroll(collator.page)

    await director.page.goto(address)
    expect(await director.page.locator(figure).inputValue()).toBe('91.1')
    await collator.page.getByRole('button', { name: 'Save and come back later' }).click()
    await director.page.goto(address)
    expect(await director.page.locator(figure).inputValue()).toBe('88.2')
  })
})
