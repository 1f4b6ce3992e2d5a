import { codeInFile } from './code-in-file.ts'
import { detached } from '../files/file-text.ts'

/** What is to be said of a code: that it is held in another spelling, or that another code of the file has it already. */
export interface CodeSaid {
  readonly code: 'code-respelt' | 'code-taken'
  readonly spelt: string
}

/** The codes of a file as they are held here, so that two of its codes never become one. */
export class SpeltCodes {
  readonly #codes = new Map<string, { readonly spelt: string; readonly isTaken: boolean }>()
  readonly #spelt = new Set<string>()

  /** The code that a text of the file stands for; `say` hears of a new spelling once, and of a clash each time. */
  of(text: string, say: (said: CodeSaid) => void): string {
    const { spelt, isTaken } = this.#codes.get(text) ?? this.#spell(text, say)
    if (isTaken) say({ code: 'code-taken', spelt })
    return spelt
  }

  #spell(text: string, say: (said: CodeSaid) => void): { readonly spelt: string; readonly isTaken: boolean } {
    const spelt = detached(codeInFile(text))
    const held = { spelt, isTaken: this.#spelt.has(spelt) }
    this.#spelt.add(spelt)
    this.#codes.set(detached(text), held)
    if (spelt !== text && !held.isTaken) say({ code: 'code-respelt', spelt })
    return held
  }
}
