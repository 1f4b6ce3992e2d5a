import type { Locator, Page } from 'playwright-core'
import { Hands } from './hands.ts'

// The keystroke-level model (Card, Moran and Newell 1980), in seconds.
const key = 0.28
const point = 1.1
const decision = 1.35
const wordsAMinute = 250

const words = (line: string): number => line.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** Hands that take as long as a practised person's: pointing, deciding, typing, and reading what is new on each page. */
export class TimedHands extends Hands {
  #seconds = 0
  readonly #known = new Set<string>()

  get seconds(): number {
    return this.#seconds
  }

  override async press(control: Locator): Promise<void> {
    this.#seconds += decision + point
    await super.press(control)
  }

  override async fill(field: Locator, text: string): Promise<void> {
    this.#seconds += decision + point + key * text.length
    await super.fill(field, text)
  }

  /** Reads the page, but for what was read before and what is not on show. */
  async read(page: Page): Promise<void> {
    const text = await page.locator('main').innerText()
    const hidden = await page
      .locator('main :is(option:not([selected]), .govuk-visually-hidden)')
      .allInnerTexts()
    const lines = new Set(text.split('\n').map((line) => line.trim()))
    for (const line of [...this.#known, ...hidden.map((one) => one.trim()), '']) lines.delete(line)
    for (const line of lines) {
      this.#known.add(line)
      this.#seconds += (words(line) / wordsAMinute) * 60
    }
  }
}
