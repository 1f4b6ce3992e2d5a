/** Somebody at a browser, as far as the wire goes: keeps cookies, sends forms from the address it sees. */
export class Visitor {
  readonly origin: string
  #cookie = ''

  /** What it has been given to keep. */
  get cookie(): string {
    return this.#cookie
  }

  constructor(origin: string) {
    this.origin = origin
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.#ask(path, { headers })
  }

  async post(path: string, form: Readonly<Record<string, string>>): Promise<Response> {
    return this.#ask(path, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin: this.origin },
    })
  }

  async patch(path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Response> {
    return this.#ask(path, {
      method: 'PATCH',
      body: JSON.stringify(body),
      headers: { origin: this.origin, 'content-type': 'application/json', ...headers },
    })
  }

  /** Signs in as a post of the demonstration. */
  async signIn(post: string, place = 'halton'): Promise<void> {
    const page = await (await this.get('/sign-in')).text()
    const person = page
      .split('<form')
      .filter((form) => form.includes(`value="${place}"`) && form.includes(`>${post}</button>`))
      .map((form) => /name="person" value="(\d+)"/.exec(form)?.[1])[0]
    if (person === undefined) throw new Error(`There is no post "${post}" to sign in as`)
    const answer = await this.post('/sign-in', { place, person })
    if (answer.status !== 303) throw new Error(`Signing in as ${post} was answered ${answer.status}`)
  }

  async #ask(
    path: string,
    init: Omit<RequestInit, 'headers'> & { headers: Readonly<Record<string, string>> },
  ): Promise<Response> {
    const headers = {
      accept: 'text/html',
      ...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
      ...init.headers,
    }
    const answer = await fetch(this.origin + path, { ...init, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) this.#cookie = line.split(';')[0] ?? ''
    return answer
  }
}

/** The number in a hidden box of a page. */
export function hiddenNumber(page: string, name: string): number {
  const [, value] = new RegExp(`name="${name}" value="(\\d+)"`).exec(page) ?? []
  if (value === undefined) throw new Error(`The page has no hidden box ${name}`)
  return Number(value)
}
