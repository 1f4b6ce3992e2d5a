import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from './axe.ts'
import { noSidewaysScroll, openPage, picture } from './browser.ts'
import { tabThrough } from './tab-through.ts'

const around = (body: string, style = ''): string =>
  `<!doctype html><html lang="en"><head><title>One page</title><link rel="icon" href="data:,"><style>${style}</style></head><body><main><h1>One page</h1>${body}</main></body></html>`

const pages: Readonly<Record<string, string>> = {
  '/good': around(
    '<p><a href="/next">Next</a></p><form><label>Reason <input name="reason"></label><label>As at <input type="date"></label><p id="js">without</p><script>document.getElementById("js").textContent = "with"</script><button>Send</button></form>',
  ),
  '/error': around('<script>console.error("broken")</script>'),
  '/uncaught': around('<script>throw new Error("broken")</script>'),
  '/elsewhere': around('<img alt="" src="http://198.51.100.7/dot.png">'),
  '/lost-part': around('<img alt="" src="/missing.png">'),
  '/unnamed': around('<form><input name="reason"></form>'),
  '/wide': around('<table><tr><td><div style="width: 700px">Wide</div></td></tr></table>'),
  '/trap': around(
    '<a href="/next">Next</a><div tabindex="0">Trap</div><script>document.querySelector("div").onkeydown = (event) => event.preventDefault()</script>',
  ),
  '/dark-path': around(
    '<a href="/next">Seen</a> <a class="dark" href="/other">Unseen</a>',
    '.dark:focus { outline: none }',
  ),
}

let server: Server
let origin: string
beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    const page = pages[url]
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(page ?? around('<p>Page not found</p>'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

describe('the browser of the journeys', () => {
  it.each([
    { javaScript: true, words: 'with' },
    { javaScript: false, words: 'without' },
  ])('shows a page $words JavaScript, and holds it against every rule', async ({ javaScript, words }) => {
    await using visit = await openPage({ javaScript, width: 320 })
    const { page } = visit
    await page.goto(`${origin}/good`)
    await page.reload()
    expect(await page.textContent('#js')).toBe(words)
    await axe(page)
    expect(await page.evaluate(() => matchMedia('(scripting: enabled)').matches)).toBe(javaScript)
    await noSidewaysScroll(page)
    expect(await tabThrough(page)).toEqual(['Next', 'Reason', 'As at', 'Send'])
    expect(await tabThrough(page)).toEqual(['Next', 'Reason', 'As at', 'Send'])
    await picture(page, `one-page-${words}-javascript`)
    expect(visit.faults).toEqual([])
  })

  it.each([
    { path: '/error', fault: /console: broken/ },
    { path: '/uncaught', fault: /uncaught: broken/ },
    { path: '/elsewhere', fault: /request to another host: http:\/\/198\.51\.100\.7/ },
    { path: '/lost-part', fault: /console: Failed to load resource/ },
  ])('refuses $path', async ({ path, fault }) => {
    const visit = await openPage()
    await visit.page.goto(origin + path)
    await visit.page.waitForLoadState('networkidle')
    await expect(visit.close()).rejects.toThrow(fault)
  })

  it('lets a page say that it was not found', async () => {
    await using visit = await openPage()
    expect((await visit.page.goto(`${origin}/nowhere`))?.status()).toBe(404)
  })

  it.each([true, false])('names what is not accessible (JavaScript %s)', async (javaScript) => {
    await using visit = await openPage({ javaScript })
    await visit.page.goto(`${origin}/unnamed`)
    await expect(axe(visit.page)).rejects.toThrow(
      /label: Form elements must have labels[^]*<input name="reason">/,
    )
  })

  it('names what makes a page scroll sideways', async () => {
    await using visit = await openPage({ width: 320 })
    await visit.page.goto(`${origin}/wide`)
    await expect(noSidewaysScroll(visit.page)).rejects.toThrow(/on a screen of 320 px\n<table>/)
  })

  it('walks from the top of the page wherever the page has put the keyboard', async () => {
    await using visit = await openPage()
    await visit.page.goto(`${origin}/good`)
    await visit.page.focus('button')
    expect(await tabThrough(visit.page)).toEqual(['Next', 'Reason', 'As at', 'Send'])
  })

  it('names the stop that the keyboard cannot leave', async () => {
    await using visit = await openPage()
    await visit.page.goto(`${origin}/trap`)
    await expect(tabThrough(visit.page)).rejects.toThrow(/does not come to an end after “Trap”/)
  })

  it('names the stop of the keyboard that cannot be seen', async () => {
    await using visit = await openPage()
    await visit.page.goto(`${origin}/dark-path`)
    await expect(tabThrough(visit.page)).rejects.toThrow(/“Unseen”/)
  })
})
