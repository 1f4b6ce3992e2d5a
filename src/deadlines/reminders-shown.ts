/** What reminds one department, as the page shows it before it is sent. */
export interface ReminderShown {
  readonly code: string
  readonly name: string
  /** Of exactly what is shown: what would differ is not sent. */
  readonly digest: string
  readonly letters: readonly {
    readonly to: readonly { readonly post: string; readonly address: string }[]
    readonly subject: string
    readonly text: string
  }[]
  /** Posts that may fill in the return, and to which no mail can be sent. */
  readonly unreachable: readonly string[]
}

/** A department that is not reminded: sent in since, reminded today already, nobody with an address, or not as it was shown. */
export interface LeftOut {
  readonly code: string
  readonly name: string
  readonly why: 'sent' | 'reminded' | 'nobody' | 'changed'
}

export interface RemindersSent {
  readonly messages: number
  readonly departments: number
  readonly leftOut: readonly LeftOut[]
}

export function countLetters(shown: readonly ReminderShown[]): number {
  return shown.reduce((sum, { letters }) => sum + letters.reduce((of, { to }) => of + to.length, 0), 0)
}

/** What the form carries for each department: `waste:digest`. Anything else in it is passed over. */
export function readShown(values: readonly string[]): Map<string, string> {
  return new Map(
    values.flatMap((value): [string, string][] => {
      const [, code, digest] = /^([\w-]{1,100}):([\w-]{43})$/.exec(value) ?? []
      return code !== undefined && digest !== undefined ? [[code, digest]] : []
    }),
  )
}
