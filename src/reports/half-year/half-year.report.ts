import type { Assessment } from '../../indicators/assess.ts'
import { countRatings } from '../../indicators/count-ratings.ts'
import { statusSentence } from '../../indicators/status-sentence.ts'
import { periodLabel, periodText } from '../../kernel/period-words.ts'
import type { Block, Cell, Run, TableBlock } from '../../paper/tree.ts'
import { reportAddress } from '../addresses.ts'
import { countSentence } from '../count-sentence.ts'
import { factsIn } from '../explained.ts'
import { figureHref } from '../figure-href.ts'
import { figuresTable, keyToMarks } from '../figures-table.ts'
import { paperOf, paragraph } from '../paper-of.ts'
import type { Layout } from '../report-layout.ts'
import type { ReportLanguage } from '../report-language.ts'
import { movedSince, type HalfYearFigures, type Moved } from './half-year.ts'

/** Half a year on four pages: the count of both quarters, theme by theme, what has moved, what is off target and what went well. */
export const halfYear: Layout<HalfYearFigures> = {
  layOut(figures, say) {
    const { subject, period, earlier, judged, judgedEarlier, wrong, good } = figures
    const words = say.report.halfYear
    const { onto, off } = movedSince(judged, judgedEarlier)
    const count = (some: readonly Assessment[]): string =>
      countSentence(
        some.map(({ status }) => status),
        say.report,
        say.indicators,
      )
    const blocks: Block[] = [
      { kind: 'heading', level: 1, text: say.report.tree.summary },
      paragraph(count(judged)),
      paragraph(words.before(periodText(earlier), count(judgedEarlier))),
      { kind: 'heading', level: 1, text: words.themes },
      themeTable(figures, say),
      { kind: 'heading', level: 1, text: words.moved(periodText(earlier)) },
      ...movedList(figures, words.onto, onto, words.noOnto, say),
      ...movedList(figures, words.off, off, words.noOff, say),
      { kind: 'heading', level: 1, text: words.wrong },
      ...(wrong.length === 0
        ? [paragraph(say.report.exceptions.noWrong(judged.length))]
        : [figuresTable({ ...figures, rows: wrong }, say), keyToMarks(wrong, say)]),
      { kind: 'heading', level: 1, text: say.report.exceptions.good },
      ...(good.length === 0
        ? [paragraph(say.report.exceptions.noGood)]
        : [
            {
              kind: 'list' as const,
              items: good.map((row): Run[] =>
                named(figures, row.assessment, statusSentence(factsIn(figures, row), say.indicators)),
              ),
            },
          ]),
    ]
    return paperOf(figures, { title: words.title(subject.name, periodText(period)), blocks }, say)
  },
  facts: () => [],
}

function named(figures: HalfYearFigures, one: Assessment, text: string): Run[] {
  const { code, title } = one.indicator
  return [{ text: `${code} ${title}`, href: figureHref(figures, one) }, `: ${text}`]
}

function movedList(
  figures: HalfYearFigures,
  heading: string,
  moved: readonly Moved[],
  none: string,
  { indicators: { statuses }, report }: ReportLanguage,
): Block[] {
  return [
    { kind: 'heading', level: 2, text: heading },
    moved.length === 0
      ? paragraph(none)
      : {
          kind: 'list',
          items: moved.map(({ now, before }) =>
            named(figures, now, report.halfYear.was(statuses[now.status], statuses[before])),
          ),
        },
  ]
}

/** A line for each theme and one for all measures: that is no sum, because a measure can serve two themes or none. */
function themeTable(figures: HalfYearFigures, say: ReportLanguage): TableBlock {
  const { themes, judged, judgedEarlier, period, earlier } = figures
  const { columns, all, caption } = say.report.halfYear
  const { columns: counted } = say.report.digest
  const of = (some: readonly Assessment[], ids: ReadonlySet<number>): Assessment[] =>
    some.filter(({ indicator }) => ids.has(indicator.id))
  return {
    kind: 'table',
    caption: caption(periodText(period)),
    columns: [
      { label: columns.theme, width: 3 },
      ...(['green', 'amber', 'red', 'notRated'] as const).map((part) => ({
        label: counted[part],
        align: 'right' as const,
      })),
      { label: columns.onTarget(periodLabel(earlier)), align: 'right', width: 1.6 },
    ],
    rows: [
      ...themes
        .filter(({ ids }) => judged.some(({ indicator }) => ids.has(indicator.id)))
        .map(({ code, name, ids }) => [
          nameCell(figures, code, name),
          ...counts(of(judged, ids), of(judgedEarlier, ids), say),
        ]),
      [all, ...counts(judged, judgedEarlier, say)],
    ],
  }
}

function nameCell({ base, period, asAt }: HalfYearFigures, code: string, name: string): Cell {
  return { kind: 'text', text: name, href: `${base}${reportAddress('theme', period, code, asAt)}` }
}

function counts(now: readonly Assessment[], before: readonly Assessment[], say: ReportLanguage): Cell[] {
  const { green, amber, red, rated } = countRatings(now.map(({ status }) => status))
  const then = countRatings(before.map(({ status }) => status))
  return [
    ...[green, amber, red, now.length - rated].map((count): Cell => ({
      kind: 'number',
      text: String(count),
      value: count,
    })),
    say.report.halfYear.of(then.green, then.rated),
  ]
}
