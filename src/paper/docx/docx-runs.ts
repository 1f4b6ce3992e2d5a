import {
  ExternalHyperlink,
  TextRun,
  UnderlineType,
  type IRunPropertiesOptions,
  type ParagraphChild,
} from 'docx'
import { fileLink } from '../link-target.ts'
import type { Run } from '../tree.ts'

// Darker than the usual link blue, so that it stays readable when printed in grey.
const linkColour = '12436D'

/** Text that leads somewhere. In running text it is underlined with dots, in tables not at all: there every figure leads on. */
export function linkedRuns(
  runs: readonly StyledText[],
  href: string | undefined,
  place: 'text' | 'table',
): ParagraphChild[] {
  const link = fileLink(href)
  if (link === null) return runs.map((run) => new TextRun(run))
  const underline = place === 'text' ? { underline: { type: UnderlineType.DOTTED } } : {}
  const children = runs.map((run) => new TextRun({ color: linkColour, ...underline, ...run }))
  return [new ExternalHyperlink({ link, children })]
}

export function boldRun(text: string): TextRun {
  const options: StyledText = { text, bold: true }
  return new TextRun(options)
}

type StyledText = IRunPropertiesOptions & { readonly text: string }

export function textRuns(runs: readonly Run[]): ParagraphChild[] {
  return runs.flatMap((run) =>
    typeof run === 'string'
      ? [new TextRun(run)]
      : linkedRuns([{ text: run.text, ...(run.isStrong && { bold: true }) }], run.href, 'text'),
  )
}
