import type { Decimal } from '../kernel/decimal.ts'
import { periodSlug } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'
import type { FileFigure } from './file-figure.ts'
import { marks, statuses } from '../figures/value-marks.ts'
import { Numbered } from './numbered.ts'
import { PackedRows } from './packed-rows.ts'
import { PackedTexts } from './packed-texts.ts'

/** The numbers kept of each figure: where they stand in its row. */
const fields = {
  indicator: 0,
  area: 1,
  period: 2,
  line: 3,
  words: 4,
  source: 5,
  textAt: 6,
  textLength: 7,
  revision: 8,
} as const

/**
 * The figures of a file, one for each place in the store, in some sixty bytes each where objects would take five hundred:
 * a million must be known together, to tell what comes twice and for their digest.
 */
export class HeldFigures {
  readonly #indicators = new Numbered<string>()
  readonly #areas = new Numbered<string>()
  readonly #periods = new Numbered<Period>()
  readonly #sources = new Numbered<string>()
  readonly #rows = new PackedRows(Object.keys(fields).length)
  readonly #texts = new PackedTexts()
  /** Open addressing by place, never more than half full: the number of the figure plus one, 0 for none. */
  #slots = new Uint32Array(2048)

  get length(): number {
    return this.#rows.length
  }

  /** Keeps the figure and answers its number; where one stands in its place already, the number of that one instead. */
  add(figure: FileFigure): { readonly number: number; readonly isNew: boolean } {
    if (this.length * 2 === this.#slots.length) this.#makeRoom()
    const { period } = figure
    const indicator = this.#indicators.add(figure.indicatorCode, itself)
    const area = this.#areas.add(figure.areaCode, itself)
    const when = this.#periods.add(`${period.kind}|${period.index}`, () => period)
    const slot = this.#slotOf(indicator, area, when)
    const found = this.#slots[slot] ?? 0
    if (found > 0) return { number: found - 1, isNew: false }
    const source = this.#sources.add(figure.source, itself)
    const { at, length } = this.#texts.add(textOf(figure))
    const number = this.#rows.add([indicator, area, when, figure.line, wordsOf(figure), source, at, length])
    this.#slots[slot] = number + 1
    return { number, isNew: true }
  }

  /** The figure as it was kept. */
  at(number: number): FileFigure {
    const field = (name: keyof typeof fields): number => this.#rows.at(number, fields[name])
    return {
      line: field('line'),
      indicatorCode: this.#indicators.at(field('indicator')),
      areaCode: this.#areas.at(field('area')),
      period: this.#periods.at(field('period')),
      ...ofText(this.#texts.at(field('textAt'), field('textLength'))),
      ...ofWords(field('words')),
      source: this.#sources.at(field('source')),
    }
  }

  /** The code of its indicator alone. */
  indicatorOf(number: number): string {
    return this.#indicators.at(this.#rows.at(number, fields.indicator))
  }

  /** The revision that the figure becomes in the store; 0 until that is said, and where it says nothing new. */
  revisionOf(number: number): number {
    return this.#rows.at(number, fields.revision)
  }

  setRevision(number: number, revision: number): void {
    this.#rows.set(number, fields.revision, revision)
  }

  /** Numbers of the figures that have a revision, in the order in which their lines stand in the digest (`figureLine`). */
  inOrderOfDigest(indicatorId: (code: string) => number): Uint32Array {
    const written = new Uint32Array(this.length)
    let count = 0
    for (let number = 0; number < this.length; number++) {
      if (this.revisionOf(number) === 0) continue
      written[count] = number
      count += 1
    }
    // The last of these orders decides first. Texts in JSON: that is how they stand in a line.
    const periods = this.#periods.ranks((period) => JSON.stringify(periodSlug(period)))
    const areas = this.#areas.ranks((code) => JSON.stringify(code))
    const indicators = this.#indicators.ranks((code) => `${indicatorId(code)},`)
    const byPeriod = sortedByRank(written.subarray(0, count), periods, (one) =>
      this.#rows.at(one, fields.period),
    )
    const byArea = sortedByRank(byPeriod, areas, (one) => this.#rows.at(one, fields.area))
    return sortedByRank(byArea, indicators, (one) => this.#rows.at(one, fields.indicator))
  }

  /** Where the figure of a place is kept, or would be. */
  #slotOf(indicator: number, area: number, period: number): number {
    const mask = this.#slots.length - 1
    for (let slot = scattered(indicator, area, period) & mask; ; slot = (slot + 1) & mask) {
      const found = this.#slots[slot] ?? 0
      if (found === 0) return slot
      const row = found - 1
      const isSame =
        this.#rows.at(row, fields.indicator) === indicator &&
        this.#rows.at(row, fields.area) === area &&
        this.#rows.at(row, fields.period) === period
      if (isSame) return slot
    }
  }

  #makeRoom(): void {
    this.#slots = new Uint32Array(2 * this.#slots.length)
    for (let row = 0; row < this.length; row++) {
      const slot = this.#slotOf(
        this.#rows.at(row, fields.indicator),
        this.#rows.at(row, fields.area),
        this.#rows.at(row, fields.period),
      )
      this.#slots[slot] = row + 1
    }
  }
}

const itself = (text: string): string => text

/** Neighbours in a file differ in one number by one: multiplied by odd constants they land far apart. */
function scattered(indicator: number, area: number, period: number): number {
  const mixed = Math.imul(indicator, 0x9e3779b1) ^ Math.imul(area, 0x85ebca6b) ^ Math.imul(period, 0xc2b2ae35)
  return mixed ^ (mixed >>> 15)
}

/** Sorted by counting, which keeps the order of equals; a million take some 20 ms, where comparing them takes a second. */
function sortedByRank(
  numbers: Uint32Array,
  ranks: Uint32Array,
  thingOf: (number: number) => number,
): Uint32Array {
  const rankOf = (number: number): number => ranks[thingOf(number)] ?? 0
  /** Of each rank, how many come before it; then, where the next of it goes. */
  const next = new Uint32Array(ranks.length + 1)
  for (const number of numbers) next[rankOf(number) + 1] = (next[rankOf(number) + 1] ?? 0) + 1
  for (let rank = 1; rank < next.length; rank++) next[rank] = (next[rank] ?? 0) + (next[rank - 1] ?? 0)
  const sorted = new Uint32Array(numbers.length)
  for (const number of numbers) {
    const rank = rankOf(number)
    const to = next[rank] ?? 0
    sorted[to] = number
    next[rank] = to + 1
  }
  return sorted
}

/** `38.2,382,1000,,,` and the reason. */
function textOf(figure: FileFigure): string {
  const { value, numerator, denominator, lower, upper, reason } = figure
  return `${value ?? ''},${numerator ?? ''},${denominator ?? ''},${lower ?? ''},${upper ?? ''},${reason}`
}

function ofText(
  text: string,
): Pick<FileFigure, 'value' | 'numerator' | 'denominator' | 'lower' | 'upper' | 'reason'> {
  let from = 0
  const next = (): Decimal | null => {
    const end = text.indexOf(',', from)
    const number = text.slice(from, end)
    from = end + 1
    return number === '' ? null : (number as Decimal)
  }
  const said = { value: next(), numerator: next(), denominator: next(), lower: next(), upper: next() }
  return { ...said, reason: text.slice(from) }
}

/** Mark and status in one number; a status left open is the one before the first. */
const wordsOf = ({ mark, status }: FileFigure): number =>
  marks.indexOf(mark) * (statuses.length + 1) + (status === null ? 0 : statuses.indexOf(status) + 1)

function ofWords(words: number): Pick<FileFigure, 'mark' | 'status'> {
  const status = words % (statuses.length + 1)
  return {
    mark: marks[(words - status) / (statuses.length + 1)] ?? 'ok',
    status: statuses[status - 1] ?? null,
  }
}
