import { lateDays, type LateCell } from '../../deadlines/late-grid.ts'
import { periodLabel, periodText } from '../../kernel/period-words.ts'
import type { Cell } from '../../paper/tree.ts'
import type { LateFigures } from './late-figures.ts'
import { paperOf, paragraph } from '../paper-of.ts'
import type { Layout } from '../report-layout.ts'
import type { ReportLanguage } from '../report-language.ts'

/** Departments by quarters, whoever is latest first. */
export const late: Layout<LateFigures> = {
  layOut(figures, say) {
    const { grid, period } = figures
    const words = say.deadlines
    const { all, accepted, sent, inProgress, late: lateNow, worst } = grid.counts
    const sentence = lateNow === 0 ? words.nobody : words.late(lateNow, worst)
    return paperOf(
      figures,
      {
        title: words.title(periodText(period)),
        blocks: [
          {
            kind: 'landscape',
            blocks: [
              paragraph(`${words.count(periodLabel(period), accepted, all, sent, inProgress)} ${sentence}`),
              {
                kind: 'table',
                caption: words.caption,
                columns: [
                  { label: words.department, width: 2 },
                  ...grid.periods.map((one) => ({ label: periodLabel(one) })),
                  { label: words.onTime },
                ],
                rows: grid.rows.map((row): Cell[] => [
                  row.name,
                  ...row.cells.map((cell) => cellText(cell, say)),
                  row.judged === 0 ? words.noRate : words.rate(row.onTime, row.judged),
                ]),
              },
              paragraph(words.key),
            ],
          },
        ],
      },
      say,
    )
  },
  facts: () => [],
}

function cellText(cell: LateCell | null, { deadlines: words, returns }: ReportLanguage): string {
  if (!cell) return words.notAsked
  const state = returns.states[cell.state]
  const days = lateDays(cell)
  if (days > 0) return `${state}: ${words.lateNow(days)}`
  return cell.daysLate > 0 ? `${state}, ${words.sentLate(cell.daysLate)}` : state
}
