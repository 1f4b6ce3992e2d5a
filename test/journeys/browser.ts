import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { browser } from './chromium.ts'
import { switchScriptsOff } from './scripts-switch.ts'

const pictures = join(import.meta.dirname, '../pictures')

/** A page and what went wrong on it so far: errors in the console, uncaught errors, requests to other hosts. */
export type Visit = AsyncDisposable & {
  page: Page
  context: BrowserContext
  faults: string[]
  /** Closes the page; throws when there were faults. `await using` does the same at the end of a block. */
  close(): Promise<void>
}

const isOurs = (address: string): boolean => {
  const { protocol, hostname } = new URL(address)
  return (
    ['data:', 'blob:', 'about:'].includes(protocol) || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  )
}

function watch(page: Page, faults: string[]): void {
  const documents = new Set<string>()
  page.on('request', (request) => {
    if (request.isNavigationRequest()) documents.add(request.url())
    if (!isOurs(request.url())) faults.push(`request to another host: ${request.url()}`)
  })
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    // The answer 404 or 422 to the page itself is the page's own business; for what it loads it is a fault.
    const isAnswer =
      message.text().startsWith('Failed to load resource') && documents.has(message.location().url)
    if (message.type() === 'error' && !isAnswer) faults.push(`console: ${message.text()}`)
  })
}

/** Opens a page in a visit of its own (own cookies), on a screen `width` CSS pixels wide. */
export async function openPage({ javaScript = true, width = 1280 } = {}): Promise<Visit> {
  const context = await (
    await browser()
  ).newContext({
    viewport: { width, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  })
  const faults: string[] = []
  context.on('page', (page) => watch(page, faults))
  const page = await context.newPage()
  if (!javaScript) await switchScriptsOff(page)
  const close = async (): Promise<void> => {
    await context.close()
    if (faults.length > 0) throw new Error(`The page had faults:\n${faults.join('\n')}`)
  }
  return { page, context, faults, close, [Symbol.asyncDispose]: close }
}

/** Throws when the page scrolls sideways (WCAG 2.2, 1.4.10), and names the widest things on it. */
export async function noSidewaysScroll(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const outside = [...document.body.querySelectorAll('*')].filter(
      (one) => one.getBoundingClientRect().right > clientWidth,
    )
    return [
      `${scrollWidth} px on a screen of ${clientWidth} px`,
      ...outside.slice(0, 5).map((one) => one.outerHTML.slice(0, 120)),
    ]
  })
  if (wide.length > 0) throw new Error(`${page.url()} scrolls sideways: ${wide.join('\n')}`)
}

/** Saves the whole page as `test/pictures/NAME.png`, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}
