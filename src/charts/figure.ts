import type { Markup } from '../kernel/markup.ts'

/** What a reader without the picture gets: the same figures, in the same order, rounded the same way. */
export type FigureTable = {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The numbers behind a line chart, for a writer that draws its own (a Word chart that can be edited). `null` is a gap. */
export type FigurePlot = {
  readonly categories: readonly string[]
  readonly decimals: number
  /** Where the value axis starts, and the sentence that says so when that is not zero. */
  readonly axisStart: number | null
  readonly axisNote: string | null
  readonly series: readonly {
    readonly label: string
    readonly colour: string
    readonly dash: 'solid' | 'dash' | 'longDash' | 'dot'
    readonly hasPoints: boolean
    readonly width: number
    readonly values: readonly (number | null)[]
  }[]
}

/**
 * One chart as a value: the finding in words, two drawings of it and its table. `title` says the finding in at most
 * 15 words; `subtitle` gives measure, unit, area and period; `summary` is the sentence printed under the picture.
 */
export type Figure = {
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly summary: string
  readonly source: string
  readonly desc: string
  readonly wide: Markup
  readonly narrow: Markup
  readonly table: FigureTable
  readonly plot?: FigurePlot
}

/** A picture small enough for a table cell: one size, no caption of its own. */
export type SmallFigure = {
  readonly svg: Markup
  readonly desc: string
  readonly table: FigureTable
}
