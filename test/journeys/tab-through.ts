import type { Page } from 'playwright-core'

/** One place where the keyboard stops: what it is called, and whether one can see that it stands there. */
type Stop = { name: string; isVisible: boolean; isFirst: boolean }

/**
 * What the focused element shows of its focus: it must look different once the focus is gone, on itself or on what
 * stands for it (a radio is drawn by its label). Runs in the page.
 */
function readStop(): Stop | null {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement) || focused === document.body) return null
  const drawn = [
    'outline',
    'boxShadow',
    'backgroundColor',
    'borderColor',
    'borderWidth',
    'color',
    'textDecoration',
  ] as const
  const look = (): string =>
    [focused, focused.nextElementSibling, focused.parentElement]
      .filter((one) => one !== null)
      .flatMap((one) => [null, '::before', '::after'].map((part) => getComputedStyle(one, part)))
      .flatMap((style) => drawn.map((property) => style[property]))
      .join()
  const { width, height, bottom, right } = focused.getBoundingClientRect()
  const withFocus = look()
  focused.blur()
  const isSeen = width > 0 && height > 0 && bottom > 0 && right > 0 && look() !== withFocus
  focused.focus()
  const labels = 'labels' in focused ? (focused as HTMLInputElement).labels : null
  const text = focused.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? focused.textContent
  const isFirst = focused.dataset.tabbed === 'first'
  if (document.querySelector('[data-tabbed]') === null) focused.dataset.tabbed = 'first'
  return {
    name: text.trim().replace(/\s+/g, ' ') || focused.tagName.toLowerCase(),
    isVisible: isSeen,
    isFirst,
  }
}

/**
 * Walks the page with the Tab key from its top to its end and answers the names of the stops, in order. Throws when
 * a stop cannot be seen, or when the walk does not end.
 */
export async function tabThrough(page: Page): Promise<string[]> {
  const names: string[] = []
  await page.evaluate(() => {
    document.querySelector('[data-tabbed]')?.removeAttribute('data-tabbed')
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  while (names.length < 500) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(readStop)
    if (stop === null || stop.isFirst) return names
    if (!stop.isVisible)
      throw new Error(`${page.url()}: nothing shows that the keyboard stands on “${stop.name}”`)
    names.push(stop.name)
  }
  throw new Error(`${page.url()}: the Tab key does not come to an end after ${names.slice(-3).join(', ')}`)
}
