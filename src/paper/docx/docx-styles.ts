import { LineRuleType, type IStylesOptions } from 'docx'
import { hexColour } from '../hex-colour.ts'
import type { PaperTree } from '../tree.ts'

const font = 'Arial'
/** Names of the paragraph styles that are ours: a council changes the look of all its tables by changing one style. */
export const styleIds = {
  table: 'TableText',
  figureTitle: 'FigureTitle',
  source: 'SourceLine',
  running: 'RunningLine',
} as const

/** A colour as Word writes it. */
export const wordColour = (colour: string): string => hexColour(colour, '#0b0c0c').slice(1).toUpperCase()

/**
 * The styles of a report. Each heading style names its outline level itself: a heading style that is redefined without
 * one is no heading any more to Word's navigation or to a tagged PDF.
 */
export function wordStyles({ brandColour, language }: PaperTree): IStylesOptions {
  const brand = wordColour(brandColour ?? '')
  const heading = (size: number, before: number, outlineLevel: number) => ({
    run: { font, size, bold: true, color: brand },
    paragraph: { spacing: { before, after: 120 }, outlineLevel, keepNext: true, keepLines: true },
  })
  const own = (id: string, name: string, size: number, rest: object = {}) => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run: { size },
    ...rest,
  })
  return {
    default: {
      document: {
        run: { font, size: 22, language: { value: language } },
        paragraph: { spacing: { after: 140, line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font, size: 44, bold: true, color: brand },
        paragraph: { spacing: { before: 0, after: 80 }, keepNext: true },
      },
      heading1: heading(32, 360, 0),
      heading2: heading(26, 280, 1),
      heading3: heading(22, 220, 2),
      caption: {
        run: { font, size: 20, bold: true, color: '0B0C0C' },
        paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
      },
    },
    paragraphStyles: [
      own(styleIds.table, 'Table Text', 19, {
        paragraph: { spacing: { before: 30, after: 30, line: 240, lineRule: LineRuleType.AUTO } },
      }),
      own(styleIds.figureTitle, 'Figure Title', 22, {
        run: { size: 22, bold: true },
        paragraph: { spacing: { before: 240, after: 40 }, keepNext: true, keepLines: true },
      }),
      own(styleIds.source, 'Source Line', 18, { run: { size: 18, color: '484949' } }),
      own(styleIds.running, 'Running Line', 18, {
        run: { size: 18, color: '484949' },
        paragraph: { spacing: { after: 0 } },
      }),
    ],
  }
}
