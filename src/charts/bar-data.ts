import type { FigureTable } from './figure.ts'
import { showBare, type NumberForm } from './show-number.ts'
import { englishChartWords, type ChartWords } from './words.ts'
import type { strokes } from './palette.ts'

/** One area's figure; with its limits, where they are known, as whiskers. A mark is printed after it in the table (`[p]`). */
export type Bar = {
  readonly label: string
  readonly value: number
  readonly lower?: number | null
  readonly upper?: number | null
  /** The place whose page it is: solid, and in bold. */
  readonly isOwn?: boolean
  readonly isHollow?: boolean
  readonly mark?: string
}

/** The data of a chart of bars, one for each area, in the order in which they are drawn. */
export type BarData = {
  /** Unique among the figures of a page. */
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly summary: string
  readonly source: string
  readonly form: NumberForm
  readonly bars: readonly Bar[]
  /** What all bars are held against: the nation, the region, a target. */
  readonly lines: readonly {
    readonly label: string
    readonly value: number
    readonly kind: keyof typeof strokes
  }[]
  /** Areas without a figure: listed after the bars, never drawn as nought. */
  readonly absent: readonly { readonly label: string; readonly why: string }[]
  readonly heads: { readonly area: string; readonly value: string; readonly range: string }
  readonly words?: ChartWords
}

const isNumber = (value: number | null | undefined): value is number =>
  value !== null && value !== undefined && Number.isFinite(value)

/** The bars that can be drawn. */
export function drawable({ bars }: BarData): readonly Bar[] {
  return bars.filter(({ value }) => Number.isFinite(value))
}

/** Both limits of a bar, or nothing. */
export function whisker({ lower, upper }: Bar): { low: number; high: number } | null {
  return isNumber(lower) && isNumber(upper) ? { low: lower, high: upper } : null
}

/** The same figures as a table: the bars in their order, what they are held against, and who has none. */
export function barTable(data: BarData): FigureTable {
  const { heads, form, lines, absent } = data
  const words = data.words ?? englishChartWords
  const unit = `${form.prefix ?? ''}${form.suffix ?? ''}`
  const bars = drawable(data)
  const hasRange = bars.some((bar) => whisker(bar) !== null)
  const number = (value: number): string => showBare(value, form.decimals)
  const ranged = (cells: string[], range: string): string[] => (hasRange ? [...cells, range] : cells)
  return {
    caption: data.subtitle,
    head: ranged([heads.area, unit === '' ? heads.value : words.withNote(heads.value, unit)], heads.range),
    rows: [
      ...bars.map((bar) => {
        const limits = whisker(bar)
        const value = bar.mark ? `${number(bar.value)} ${bar.mark}` : number(bar.value)
        return ranged(
          [bar.label, value],
          limits ? words.range(number(limits.low), number(limits.high)) : words.none,
        )
      }),
      ...lines
        .filter(({ value }) => Number.isFinite(value))
        .map(({ label, value }) => ranged([label, number(value)], words.none)),
      ...absent.map(({ label, why }) => ranged([label, why], words.none)),
    ],
  }
}
