import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from './axe.ts'
import { noSidewaysScroll, openPage, picture } from './browser.ts'
import { pages } from './pages.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import { signInAs } from './sign-in.ts'
import { tabThrough } from './tab-through.ts'

let product: Demonstration
beforeAll(async () => {
  product = await startDemonstration()
})
afterAll(() => product.stop())

const looks = [
  { javaScript: false, width: 320 },
  { javaScript: true, width: 1280 },
] as const

// One sign-in for each post and look: the pages of a post follow one another in one visit.
const posts = [...Map.groupBy(pages, (page) => page.post)]

describe.each(looks)('every page, at $width pixels, JavaScript $javaScript', (look) => {
  it.each(posts)('as %s', async (post, open) => {
    await using visit = await openPage(look)
    const { page } = visit
    if (post !== null) await signInAs(page, product.origin, post)
    for (const { name, path } of open) {
      const answer = await page.goto(product.origin + path)
      expect(`${name} ${answer?.status()}`).toBe(`${name} 200`)
      await axe(page)
      await noSidewaysScroll(page)
      const stops = await tabThrough(page)
      expect(stops[0], name).toBe('Skip to main content')
      await picture(page, `${name}-${look.width}`)
    }
  })
})
