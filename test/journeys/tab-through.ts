import type { ElementHandle, Page } from 'playwright-core'

type Stop = { element: ElementHandle; name: string; look: string; isInView: boolean }

/** How an element and what stands for it (a radio is drawn by its label) are painted. Runs in the page. */
function lookOf(element: Element): string {
  const drawn = ['outline', 'boxShadow', 'backgroundColor', 'border', 'color', 'textDecoration'] as const
  return [element, element.nextElementSibling, element.parentElement]
    .filter((one) => one !== null)
    .flatMap((one) => [null, '::before', '::after'].map((part) => getComputedStyle(one, part)))
    .flatMap((style) => drawn.map((property) => style[property]))
    .join()
}

/** What a person would call the element, and whether it stands on the screen. Runs in the page. */
function nameOf(element: Element): { name: string; isInView: boolean } {
  const { width, height, top, left, bottom, right } = element.getBoundingClientRect()
  const isInView =
    width > 0 && height > 0 && bottom > 0 && right > 0 && top < window.innerHeight && left < window.innerWidth
  const labels = 'labels' in element ? (element as HTMLInputElement).labels : null
  const text = element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent
  return { name: text.trim().replace(/\s+/g, ' ') || element.tagName.toLowerCase(), isInView }
}

async function stopOn(page: Page): Promise<Stop | null> {
  const handle = await page.evaluateHandle(() =>
    document.activeElement === document.body ? null : document.activeElement,
  )
  const element = handle.asElement()
  if (element === null) return null
  return { element, ...(await element.evaluate(nameOf)), look: await element.evaluate(lookOf) }
}

const isSame = (page: Page, one: Stop | null | undefined, other: Stop | null): Promise<boolean> =>
  page.evaluate(([a, b]) => a !== null && a === b, [one?.element ?? null, other?.element ?? null])

/**
 * Walks the page with the Tab key from its top to its end and answers the names of the stops, in order; the parts of
 * a date are one stop. Throws when nothing shows that the keyboard stands on a stop (it is out of sight, or looks the
 * same once the keyboard has moved on), and when the walk does not end.
 */
export async function tabThrough(page: Page): Promise<string[]> {
  const stops: Stop[] = []
  await page.evaluate(() => {
    // The walk would begin where the page itself has put the keyboard (an error summary); the body is its top.
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })
  for (let presses = 0; presses < 500; presses++) {
    await page.keyboard.press('Tab')
    const last = stops.at(-1)
    const stop = await stopOn(page)
    if (await isSame(page, last, stop)) continue
    if (last && (!last.isInView || (await last.element.evaluate(lookOf)) === last.look))
      throw new Error(`${page.url()}: nothing shows that the keyboard stands on “${last.name}”`)
    if (stop === null || (await isSame(page, stops[0], stop))) return stops.map(({ name }) => name)
    stops.push(stop)
  }
  throw new Error(`${page.url()}: the Tab key does not come to an end after “${stops.at(-1)?.name ?? ''}”`)
}
