import { statusSentence } from '../../indicators/status-sentence.ts'
import type { RatingCount } from '../../indicators/count-ratings.ts'
import { periodText } from '../../kernel/period-words.ts'
import type { Block, Cell, TableBlock } from '../../paper/tree.ts'
import { reportAddress } from '../addresses.ts'
import type { DigestFigures, DigestLine } from './digest.ts'
import { factsIn, saidShort } from '../explained.ts'
import { figureHref } from '../figure-href.ts'
import { paperOf, paragraph } from '../paper-of.ts'
import type { Layout } from '../report-layout.ts'
import type { ReportLanguage } from '../report-language.ts'

/** All departments on one page, then every figure that misses its target in a line of its own. */
export const digest: Layout<DigestFigures> = {
  layOut(figures, say) {
    const { subject, period, wrong, departments } = figures
    const words = say.report.digest
    const blocks: Block[] = [
      { kind: 'heading', level: 1, text: words.departments },
      paragraph(words.count(departments.length, periodText(period))),
      departmentTable(figures, say),
      { kind: 'heading', level: 1, text: words.wrong },
      wrong.length === 0
        ? paragraph(say.report.tree.nothingToExplain)
        : {
            kind: 'list',
            items: wrong.map((row) => {
              const { indicator } = row.assessment
              return [
                { text: `${indicator.code} ${indicator.title}`, href: figureHref(figures, row.assessment) },
                `: ${statusSentence(factsIn(figures, row), say.indicators)}`,
                ...(row.said ? [` ${saidShort(row.said, say)}`] : []),
              ]
            }),
          },
    ]
    return paperOf(figures, { title: words.title(subject.name, periodText(period)), blocks }, say)
  },
  facts: () => [],
}

function departmentTable(figures: DigestFigures, say: ReportLanguage): TableBlock {
  const { departments, total, period } = figures
  const { columns, caption, all } = say.report.digest
  return {
    kind: 'table',
    caption: caption(periodText(period)),
    columns: [
      { label: columns.department, width: 3 },
      { label: columns.state, width: 2 },
      ...(['green', 'amber', 'red', 'notRated'] as const).map((part) => ({
        label: columns[part],
        align: 'right' as const,
      })),
    ],
    rows: [
      ...departments.map((line) => [nameCell(figures, line), stateText(line, say), ...counts(line.count)]),
      [all, '', ...counts(total)],
    ],
  }
}

function nameCell({ base, period, asAt }: DigestFigures, { code, name }: DigestLine): Cell {
  return { kind: 'text', text: name, href: `${base}${reportAddress('departmental', period, code, asAt)}` }
}

function stateText({ state, daysLate }: DigestLine, say: ReportLanguage): string {
  const words = say.report.digest
  if (state === null) return words.noReturn
  return daysLate > 0 ? words.late(say.returns.states[state], daysLate) : say.returns.states[state]
}

function counts({ green, amber, red, notRated }: RatingCount): Cell[] {
  const others = [...notRated.values()].reduce((sum, count) => sum + count, 0)
  return [green, amber, red, others].map((count) => ({ kind: 'number', text: String(count), value: count }))
}
