/** What is sent: a form as a browser sends it, or JSON as a program does. */
export interface Sent {
  readonly form?: FormData | Readonly<Record<string, string>>
  readonly json?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answer {
  readonly status: number
  readonly location: string
  readonly text: string
}

let keys = 0

/** Asks over the wire with a cookie ('' for nobody); no redirect is followed. */
export async function ask(
  origin: string,
  cookie: string,
  method: string,
  path: string,
  { form, json, headers = {} }: Sent = {},
): Promise<Answer> {
  const isWrite = method !== 'GET'
  const answer = await fetch(origin + path, {
    method,
    redirect: 'manual',
    headers: {
      accept: path.startsWith('/api/') ? 'application/json' : 'text/html',
      ...(cookie === '' ? {} : { cookie }),
      ...(isWrite ? { origin } : {}),
      ...(json === undefined
        ? {}
        : { 'content-type': 'application/json', 'idempotency-key': `k-${(keys += 1)}` }),
      ...headers,
    },
    ...(isWrite ? { body: json === undefined ? formOf(form) : JSON.stringify(json) } : {}),
  })
  return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() }
}

const formOf = (form: Sent['form'] = {}): FormData | URLSearchParams =>
  form instanceof FormData ? form : new URLSearchParams(form)
