import type { Decimal } from '../kernel/decimal.ts'
import { periodSlug } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'
import type { FileFigure } from './file-figure.ts'
import { marks, statuses } from '../figures/value-marks.ts'
import { Numbered } from './numbered.ts'

/** The numbers kept of each figure: where they stand in its row. */
const place = { indicator: 0, area: 1, period: 2 } as const
const rest = { line: 3, revision: 4, words: 5, source: 6, textEnd: 7 } as const
const width = 8

/**
 * The figures of a file, one for each place in the store, in some sixty bytes each where objects would take five hundred:
 * a million must be known together, to tell what comes twice and for their digest.
 */
export class HeldFigures {
  readonly #indicators = new Numbered<string>()
  readonly #areas = new Numbered<string>()
  readonly #periods = new Numbered<Period>()
  readonly #sources = new Numbered<string>()
  #rows = new Uint32Array(1024 * width)
  #texts = Buffer.alloc(32 * 1024)
  #textLength = 0
  /** Open addressing by place, never more than half full: the number of the figure plus one, 0 for none. */
  #slots = new Uint32Array(2048)
  #count = 0

  get length(): number {
    return this.#count
  }

  /** Keeps the figure and answers its number; where one stands in its place already, the number of that one instead. */
  add(figure: FileFigure): { readonly number: number; readonly isNew: boolean } {
    if (this.#count * width === this.#rows.length) this.#makeRoom()
    const { period } = figure
    const indicator = this.#indicators.add(figure.indicatorCode, itself)
    const area = this.#areas.add(figure.areaCode, itself)
    const when = this.#periods.add(`${period.kind}|${period.index}`, () => period)
    const slot = this.#slotOf(indicator, area, when)
    const found = this.#slots[slot] ?? 0
    if (found > 0) return { number: found - 1, isNew: false }
    const number = this.#count
    this.#slots[slot] = number + 1
    this.#count += 1
    this.#keep(number, [indicator, area, when], figure)
    return { number, isNew: true }
  }

  /** The figure as it was kept. */
  at(number: number): FileFigure {
    const row = number * width
    const from = number === 0 ? 0 : this.#field(number - 1, rest.textEnd)
    const text = this.#texts.toString('utf8', from, this.#field(number, rest.textEnd))
    return {
      line: this.#field(number, rest.line),
      indicatorCode: this.#indicators.at(this.#rows[row + place.indicator] ?? 0),
      areaCode: this.#areas.at(this.#rows[row + place.area] ?? 0),
      period: this.#periods.at(this.#rows[row + place.period] ?? 0),
      ...ofText(text),
      ...ofWords(this.#field(number, rest.words)),
      source: this.#sources.at(this.#field(number, rest.source)),
    }
  }

  /** The code of its indicator alone. */
  indicatorOf(number: number): string {
    return this.#indicators.at(this.#rows[number * width + place.indicator] ?? 0)
  }

  /** The revision that the figure becomes in the store; 0 until that is said, and where it says nothing new. */
  revisionOf(number: number): number {
    return this.#field(number, rest.revision)
  }

  setRevision(number: number, revision: number): void {
    this.#rows[number * width + rest.revision] = revision
  }

  /** Numbers of the figures that have a revision, in the order in which their lines stand in the digest (`figureLine`). */
  inOrderOfDigest(indicatorId: (code: string) => number): Uint32Array {
    const written = new Uint32Array(this.#count)
    let count = 0
    for (let number = 0; number < this.#count; number++) {
      if (this.revisionOf(number) === 0) continue
      written[count] = number
      count += 1
    }
    // The last of these orders decides first. Texts in JSON: that is how they stand in a line.
    const periods = this.#periods.ranks((period) => JSON.stringify(periodSlug(period)))
    const areas = this.#areas.ranks((code) => JSON.stringify(code))
    const indicators = this.#indicators.ranks((code) => `${indicatorId(code)},`)
    const byPeriod = sortedByRank(written.subarray(0, count), periods, (one) =>
      this.#field(one, place.period),
    )
    const byArea = sortedByRank(byPeriod, areas, (one) => this.#field(one, place.area))
    return sortedByRank(byArea, indicators, (one) => this.#field(one, place.indicator))
  }

  #field(number: number, field: number): number {
    return this.#rows[number * width + field] ?? 0
  }

  #keep(
    number: number,
    [indicator, area, period]: readonly [number, number, number],
    figure: FileFigure,
  ): void {
    const row = number * width
    const text = textOf(figure)
    // At most three bytes for each unit of the text.
    const needed = this.#textLength + 3 * text.length
    if (needed > this.#texts.length) {
      const longer = Buffer.alloc(2 * needed)
      this.#texts.copy(longer)
      this.#texts = longer
    }
    this.#textLength += this.#texts.write(text, this.#textLength)
    this.#rows[row + place.indicator] = indicator
    this.#rows[row + place.area] = area
    this.#rows[row + place.period] = period
    this.#rows[row + rest.line] = figure.line
    this.#rows[row + rest.words] = wordsOf(figure)
    this.#rows[row + rest.source] = this.#sources.add(figure.source, itself)
    this.#rows[row + rest.textEnd] = this.#textLength
  }

  /** Where the figure of a place is kept, or would be. */
  #slotOf(indicator: number, area: number, period: number): number {
    const mask = this.#slots.length - 1
    for (let slot = scattered(indicator, area, period) & mask; ; slot = (slot + 1) & mask) {
      const found = this.#slots[slot] ?? 0
      if (found === 0) return slot
      const row = (found - 1) * width
      const isSame =
        this.#rows[row + place.indicator] === indicator &&
        this.#rows[row + place.area] === area &&
        this.#rows[row + place.period] === period
      if (isSame) return slot
    }
  }

  #makeRoom(): void {
    const rows = new Uint32Array(2 * this.#rows.length)
    rows.set(this.#rows)
    this.#rows = rows
    this.#slots = new Uint32Array(2 * this.#slots.length)
    for (let row = 0; row < this.#count * width; row += width) {
      const slot = this.#slotOf(
        rows[row + place.indicator] ?? 0,
        rows[row + place.area] ?? 0,
        rows[row + place.period] ?? 0,
      )
      this.#slots[slot] = row / width + 1
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
