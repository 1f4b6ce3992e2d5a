import { statusSentence } from '../../indicators/status-sentence.ts'
import { dayOf, periodText } from '../../kernel/period-words.ts'
import type { Block, Run } from '../../paper/tree.ts'
import { countSentence } from '../count-sentence.ts'
import type { ExceptionFigures } from './exceptions.ts'
import { explainedOne, factsIn, saidShort } from '../explained.ts'
import { figureHref } from '../figure-href.ts'
import { figuresTable, keyToMarks } from '../figures-table.ts'
import { paperOf, paragraph } from '../paper-of.ts'
import type { Layout } from '../report-layout.ts'
import type { ReportLanguage } from '../report-language.ts'
import type { ReportRow } from '../report-row.ts'

/** Picture, good, wrong, forward: what a board needs to see of a quarter, and why each figure is there. */
export const exceptions: Layout<ExceptionFigures> = {
  layOut(figures, say) {
    const { subject, period, judged, wrong, good } = figures
    const words = say.report.exceptions
    const shown = [...wrong, ...good]
    const statuses = judged.map(({ status }) => status)
    const blocks: Block[] = [
      { kind: 'heading', level: 1, text: words.picture },
      paragraph(countSentence(statuses, say.report, say.indicators)),
      ...(shown.length === 0 ? [] : [figuresTable({ ...figures, rows: shown }, say), keyToMarks(shown, say)]),
      { kind: 'heading', level: 1, text: words.good },
      ...(good.length === 0
        ? [paragraph(words.noGood)]
        : [{ kind: 'list' as const, items: good.map((row) => success(figures, row, say)) }]),
      { kind: 'heading', level: 1, text: words.wrong },
      ...(wrong.length === 0
        ? [paragraph(words.noWrong(judged.length))]
        : wrong.flatMap((row) => explainedOne(figures, row, say))),
      { kind: 'heading', level: 1, text: words.forward },
      ...forward(figures, say).map((sentence) => paragraph(sentence)),
    ]
    return paperOf(
      figures,
      { title: words.title(subject.name, periodText(period)), blocks, isDense: true },
      say,
    )
  },
  facts: () => [],
}

/** One line: the figure, how it stands, and what made the difference. */
function success(figures: ExceptionFigures, row: ReportRow, say: ReportLanguage): Run[] {
  const { indicator } = row.assessment
  const cause = row.commentary?.cause.trim() ?? ''
  return [
    { text: `${indicator.code} ${indicator.title}`, href: figureHref(figures, row.assessment) },
    `: ${statusSentence(factsIn(figures, row), say.indicators)}`,
    ...(cause === '' ? [] : [` ${cause}`]),
    ...(row.said ? [` ${saidShort(row.said, say)}`] : []),
  ]
}

function forward({ period, notAccepted, next }: ExceptionFigures, say: ReportLanguage): string[] {
  const words = say.report.exceptions
  const accepted =
    notAccepted === 0
      ? words.allAccepted(periodText(period))
      : words.notAccepted(notAccepted ?? 0, periodText(period))
  return [
    ...(notAccepted === null ? [] : [accepted]),
    next ? words.next(periodText(next.period), dayOf(next.dueOn)) : words.noNext,
  ]
}
