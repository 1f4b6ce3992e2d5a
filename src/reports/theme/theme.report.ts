import { statusSentence } from '../../indicators/status-sentence.ts'
import { periodText } from '../../kernel/period-words.ts'
import type { Block, Run } from '../../paper/tree.ts'
import { countSentence } from '../count-sentence.ts'
import { explainedOne, factsIn } from '../explained.ts'
import { figureHref } from '../figure-href.ts'
import { figuresTable, keyToMarks } from '../figures-table.ts'
import { paperOf, paragraph } from '../paper-of.ts'
import type { Layout } from '../report-layout.ts'
import type { ReportLanguage } from '../report-language.ts'
import type { ReportRow } from '../report-row.ts'
import { decisionsIn, partsOf, type ThemeFigures } from './theme-figures.ts'

/** A theme's quarter: count, decisions, exceptions under and over, what is late, and every figure against its profile. */
export const theme: Layout<ThemeFigures> = {
  layOut(figures, say) {
    const { subject, period, rows } = figures
    const words = say.report.theme
    const { under, over, notIn } = partsOf(rows)
    const statuses = rows.map(({ assessment }) => assessment.status)
    const blocks: Block[] = [
      { kind: 'heading', level: 1, text: say.report.tree.summary },
      paragraph(countSentence(statuses, say.report, say.indicators)),
      { kind: 'heading', level: 1, text: words.decisions },
      ...listed(decisions(figures, say), words.noDecisions),
      { kind: 'heading', level: 1, text: words.under },
      ...(under.length === 0
        ? [paragraph(words.noUnder)]
        : under.flatMap((row) => explainedOne(figures, row, say))),
      { kind: 'heading', level: 1, text: words.over },
      ...(over.length === 0
        ? [paragraph(words.noOver)]
        : over.flatMap((row) => explainedOne(figures, row, say))),
      { kind: 'heading', level: 1, text: words.late },
      ...lateReturns(figures, say),
      ...listed(
        notIn.map((row) => line(figures, row, statusSentence(factsIn(figures, row), say.indicators))),
        words.allIn,
      ),
      { kind: 'heading', level: 1, text: words.figures },
      figuresTable(figures, say),
      keyToMarks(rows, say),
    ]
    const title = words.title(subject.name, periodText(period))
    return paperOf(figures, { title, blocks, hasContents: true }, say)
  },
  facts: () => [],
}

function listed(items: readonly (readonly Run[])[], none: string): Block[] {
  return items.length === 0 ? [paragraph(none)] : [{ kind: 'list', items }]
}

/** A measure by name, leading to its figure, and what is said of it. */
function line(figures: ThemeFigures, { assessment }: ReportRow, text: string): Run[] {
  const { code, title } = assessment.indicator
  return [{ text: `${code} ${title}`, href: figureHref(figures, assessment) }, `: ${text}`]
}

function decisions(figures: ThemeFigures, say: ReportLanguage): Run[][] {
  const { asked } = say.report.theme
  return decisionsIn(figures.rows).map(({ why, row, quarters }) =>
    line(figures, row, asked[why](quarters, row.assessment.indicator.ownerPost)),
  )
}

function lateReturns({ returns, period }: ThemeFigures, say: ReportLanguage): Block[] {
  if (!returns) return []
  const { all, accepted, late } = returns
  return [paragraph(say.report.theme.returns(accepted, all, late, periodText(period)))]
}
