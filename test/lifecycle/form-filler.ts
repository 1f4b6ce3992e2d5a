import { setTimeout as pause } from 'node:timers/promises'
import { goodPassword } from '../worlds/an-account.ts'
import type { Filler, OwedReturn } from '../worlds/a-quarters-end.ts'
import { hiddenNumber, Visitor } from './visitor.ts'

/** What whoever fills in a return waits for, in the order of the day. */
export const steps = ['opened', 'saved', 'checked', 'sent'] as const
export type FillingStep = (typeof steps)[number]

/** Somebody at a browser without JavaScript; each step ends with the last byte of the page that it leads to. */
export class FormFiller {
  readonly filler: Filler
  readonly #visitor: Visitor
  /** How often a page said that the service is busy, and the button was pressed again a second later. */
  refused = 0
  /** The version that the page in front of them was made from. */
  #version = 0

  constructor(origin: string, filler: Filler) {
    this.filler = filler
    this.#visitor = new Visitor(origin)
  }

  async signIn(): Promise<void> {
    const answer = await this.#visitor.post('/sign-in', { email: this.filler.email, password: goodPassword })
    await answer.text()
    if (answer.status !== 303)
      throw new Error(`${this.filler.email} was answered ${answer.status} at the door`)
  }

  /** Takes one step with a return; `twice` presses the button that sends it twice. */
  async take(step: FillingStep, owed: OwedReturn, twice: boolean): Promise<void> {
    await { opened: this.#open, saved: this.#save, checked: this.#check, sent: this.#send }[step].call(
      this,
      owed,
      twice,
    )
  }

  async #open({ path }: OwedReturn): Promise<void> {
    await this.#read(path)
  }

  /** Half of it is typed and put away. */
  async #save(owed: OwedReturn): Promise<void> {
    await this.#press(`${owed.path}?/save`, this.#typed({ ...owed, lines: owed.lines.slice(0, 2) }))
  }

  async #check(owed: OwedReturn): Promise<void> {
    const led = await this.#press(`${owed.path}?/save&then=check`, this.#typed(owed))
    if (!led.endsWith('/check')) throw new Error(`${owed.path} led to ${led}, not to its check`)
  }

  async #send(owed: OwedReturn, twice: boolean): Promise<void> {
    const press = (): Promise<string> => this.#press(`${owed.path}/check`, this.#declared())
    const led = await Promise.all(twice ? [press(), press()] : [press()])
    if (!led.every((to) => to.endsWith('done=submit')))
      throw new Error(`${owed.path} led to ${led.join(' and ')}`)
  }

  /** Presses the button that sends, from the page of the check; answers what the product did, and reads no further. */
  async pressSend({ path }: OwedReturn): Promise<{ status: number; to: string | null }> {
    const answer = await this.#visitor.post(`${path}/check`, this.#declared())
    return { status: answer.status, to: answer.headers.get('location') }
  }

  #declared(): Record<string, string> {
    return { version: String(this.#version) }
  }

  #typed({ lines }: OwedReturn): Record<string, string> {
    const boxes = lines.flatMap(({ code, typed, isShort }) => [
      [`${code}.typed`, typed],
      ...(isShort
        ? ['cause', 'action', 'forecast'].map((part) => [`${code}.${part}`, `The ${part} of ${code}`])
        : []),
    ])
    return { version: String(this.#version), ...(Object.fromEntries(boxes) as Record<string, string>) }
  }

  /** Sends a form and reads the page that it leads to; answers where that is. */
  async #press(path: string, form: Readonly<Record<string, string>>): Promise<string> {
    const answer = await this.#patiently(() => this.#visitor.post(path, form))
    await answer.text()
    const to = answer.headers.get('location')
    if (answer.status !== 303 || to === null) throw new Error(`${path} was answered ${answer.status}`)
    await this.#read(to)
    return to
  }

  async #read(path: string): Promise<void> {
    const page = await this.#patiently(() => this.#visitor.get(path))
    const text = await page.text()
    if (page.status !== 200) throw new Error(`${path} was answered ${page.status}`)
    if (text.includes('name="version"')) this.#version = hiddenNumber(text, 'version')
  }

  async #patiently(ask: () => Promise<Response>): Promise<Response> {
    for (let again = 0; ; again += 1) {
      const answer = await ask()
      if (answer.status !== 503 || again === 10) return answer
      this.refused += 1
      await answer.text()
      await pause(1_000)
    }
  }
}
