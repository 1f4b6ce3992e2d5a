/** What a write was answered with, word for word. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * A write to which its sender has given a key: however often it arrives it is made once and answered alike. The answer is
 * kept in the transaction of the change, so that neither is ever there without the other.
 */
export class Once {
  readonly key: string
  /** SHA-256 over all that was asked: the same key on another request is refused. */
  readonly requestHash: Buffer
  readonly #answerOf: (result: unknown) => Answer
  #answer: Answer | undefined

  /** `answerOf` words the result of the change, whatever the action answers. */
  constructor(key: string, requestHash: Buffer, answerOf: (result: unknown) => Answer) {
    this.key = key
    this.requestHash = requestHash
    this.#answerOf = answerOf
  }

  /** The answer given now or the first time; undefined while no change was made. */
  get answer(): Answer | undefined {
    return this.#answer
  }

  answerWith(result: unknown): Answer {
    return this.repeat(this.#answerOf(result))
  }

  /** The same request, answered by what is said of the change's result; either answer is that of both. */
  saying(said: (result: unknown) => unknown): Once {
    return new RelayedOnce(this, said)
  }

  repeat(answer: Answer): Answer {
    this.#answer = answer
    return answer
  }
}

class RelayedOnce extends Once {
  readonly #of: Once

  constructor(of: Once, said: (result: unknown) => unknown) {
    super(of.key, of.requestHash, (result) => of.answerWith(said(result)))
    this.#of = of
  }

  override repeat(answer: Answer): Answer {
    return super.repeat(this.#of.repeat(answer))
  }
}
