import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Change } from '../record/make-change.action.ts'
import { saysTheSame } from './says-the-same.ts'
import { figureLine } from '../figures/figures-digest.ts'
import type { HeldFigures } from './held-figures.ts'
import type { FigurePlace } from '../figures/indicator.ts'
import type { ArrivingFigure } from '../figures/insert-observations.sql.ts'
import { recordWritten, writeFigures, writtenIn, type Recording } from '../figures/record-figures.action.ts'
import { listFilled, listStanding } from './standing-figure.sql.ts'

/** Figures that are looked up together, and lines of the digest between two pauses: some milliseconds of work. */
const stint = 500

/** Figures of a file that are saved together, by their numbers among those held; `to` is not among them. */
interface Portion {
  readonly from: number
  readonly to: number
}

export interface PortionsRequest {
  readonly idOf: (indicatorCode: string) => number
  /** Where figures come from that do not say so themselves. */
  readonly source: string
  /** Compare with the store, and write nothing. */
  readonly dryRun: boolean
}

/**
 * Saves the figures of a file portion by portion: what the store already says is left out, and what says something else
 * is the next revision. One portion is written while the caller checks the next, which makes an import a third faster.
 */
export class PortionSaver {
  readonly #change: Change
  readonly #held: HeldFigures
  readonly #request: PortionsRequest
  readonly #signed: Pick<Recording, 'signedBy' | 'returnId'>
  /** Indicators that had figures before; of others nothing is looked up. */
  readonly #filled: ReadonlySet<number>
  #compared: Promise<void> = Promise.resolve()
  #written: Promise<void> = Promise.resolve()
  #to = 0
  #added = 0
  #revised = 0

  private constructor(
    change: Change,
    held: HeldFigures,
    request: PortionsRequest,
    filled: ReadonlySet<number>,
  ) {
    this.#change = change
    this.#held = held
    this.#request = request
    this.#filled = filled
    this.#signed = { signedBy: change.author.personId, returnId: null }
  }

  static async open(
    change: Change,
    held: HeldFigures,
    indicatorIds: readonly number[],
    request: PortionsRequest,
  ): Promise<PortionSaver> {
    return new PortionSaver(change, held, request, await listFilled(change.trx, indicatorIds))
  }

  /** Figures that are held and not yet on their way. */
  get waiting(): number {
    return this.#held.length - this.#to
  }

  /**
   * Sends what waits on its way. Returns once the portion before is in and this one is with the database: checking
   * others while it is being sent would keep the database waiting.
   */
  async next(): Promise<void> {
    await this.#written
    const portion = { from: this.#to, to: this.#held.length }
    this.#to = portion.to
    this.#compared = this.#compare(portion)
    const sent = Promise.withResolvers<undefined>()
    const onSent = (): void => sent.resolve(undefined)
    this.#written = this.#compared.then(() => this.#write(portion, onSent)).finally(onSent)
    // Whoever waits for it next is told.
    this.#written.catch(() => undefined)
    if (this.#filled.size === 0) await sent.promise
  }

  /** Once nothing is on its way any more, whether it came in or not. */
  async settled(): Promise<void> {
    await this.#written.catch(() => undefined)
  }

  /** How many figures are new in the store, and how many are the next revision of one. */
  async end(): Promise<{ readonly added: number; readonly revised: number }> {
    await this.#compared
    return { added: this.#added, revised: this.#revised }
  }

  /** Speaks of all of them in one entry of the record. */
  async record(recording: Omit<Recording, 'signedBy' | 'returnId'>): Promise<void> {
    const [digest] = await Promise.all([this.#digest(), this.#written])
    await recordWritten(
      this.#change,
      { ...recording, ...this.#signed },
      { count: this.#added + this.#revised, digest },
    )
  }

  async #compare({ from, to }: Portion): Promise<void> {
    for (let start = from; start < to; start += stint) {
      await this.#compareSome(start, Math.min(start + stint, to))
    }
  }

  async #compareSome(from: number, to: number): Promise<void> {
    const { idOf } = this.#request
    const known: (FigurePlace & { number: number })[] = []
    for (let number = from; number < to; number++) {
      this.#held.setRevision(number, 1)
      if (this.#filled.size === 0) continue
      const { indicatorCode, areaCode, period } = this.#held.at(number)
      const indicatorId = idOf(indicatorCode)
      if (this.#filled.has(indicatorId)) known.push({ number, indicatorId, areaCode, period })
    }
    const standing = await listStanding(this.#change.trx, known)
    for (const [i, before] of standing) {
      const number = known[i]?.number ?? 0
      const isNew = !saysTheSame(before, this.#held.at(number))
      this.#held.setRevision(number, isNew ? before.revision + 1 : 0)
      if (isNew) this.#revised += 1
    }
    this.#added += to - from - standing.size
  }

  async #write({ from, to }: Portion, onSent: () => void): Promise<void> {
    if (this.#request.dryRun) return
    const arriving = []
    for (let number = from; number < to; number++)
      if (this.#held.revisionOf(number) > 0) arriving.push(number)
    if (arriving.length === 0) return
    const figures = Iterator.from(arriving).map((number) => this.#arriving(number))
    await writeFigures(this.#change, figures, this.#signed, onSent)
  }

  #arriving(number: number): ArrivingFigure {
    const figure = this.#held.at(number)
    const revision = this.#held.revisionOf(number)
    return {
      indicatorId: this.#request.idOf(figure.indicatorCode),
      areaCode: figure.areaCode,
      period: figure.period,
      revision,
      value: figure.value,
      numerator: figure.numerator,
      denominator: figure.denominator,
      lower: figure.lower,
      upper: figure.upper,
      status: figure.status ?? (revision > 1 ? 'revised' : 'final'),
      mark: figure.mark,
      reason: figure.reason,
      source: figure.source || this.#request.source,
      recordedBy: this.#change.author.personId,
    }
  }

  /** `figuresDigest` of all that were written, with pauses: the last portion is still on its way. */
  async #digest(): Promise<string> {
    const hash = createHash('sha256')
    const written = writtenIn(this.#change, this.#signed)
    const order = this.#held.inOrderOfDigest(this.#request.idOf)
    for (let from = 0; from < order.length; from += stint) {
      let lines = ''
      for (const number of order.subarray(from, from + stint)) {
        lines += `${figureLine({ ...this.#arriving(number), ...written })}\n`
      }
      hash.update(lines)
      await nextTurn()
    }
    return hash.digest('hex')
  }
}
