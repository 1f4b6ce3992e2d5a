import type { Locator } from 'playwright-core'

/** Somebody's hands at a page, counted: one for each control that is activated and each field that is filled. */
export class Hands {
  #count = 0

  get count(): number {
    return this.#count
  }

  async press(control: Locator): Promise<void> {
    this.#count += 1
    await control.click()
  }

  /** Chooses a file that holds the text. */
  async attach(field: Locator, name: string, text: string): Promise<void> {
    this.#count += 1
    await field.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  }

  /** Chooses a workbook. */
  async attachWorkbook(field: Locator, name: string, bytes: Uint8Array): Promise<void> {
    this.#count += 1
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    await field.setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) })
  }

  async fill(field: Locator, text: string): Promise<void> {
    this.#count += 1
    await field.fill(text)
  }
}
