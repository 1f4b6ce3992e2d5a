import type { Indicator } from '../../figures/indicator.ts'
import { answers } from '../../returns/return.ts'
import { returnWords } from '../../returns/words.ts'
import { categories } from '../../targets/category.ts'
import { targetWords } from '../../targets/words.ts'
import type { Issued, IssuedLine } from '../issued.ts'
import type { SheetParts } from '../return-sheet.ts'
import { workbookWords } from '../words.ts'

const own = returnWords('en')
const words = workbookWords('en')
const blank: IssuedLine = {
  code: '',
  title: 'Household waste recycled',
  unit: '%',
  last: 'Q1 2008/09 37.4%',
  target: '40.0%',
  expected: '',
  typed: '',
  answer: '',
  reason: '',
  cause: '',
  action: '',
  forecast: '',
  category: '',
  categoryReason: '',
}

/** What a workbook of so many lines is made of, without a store; each line is a percentage with one decimal place. */
export function issuedParts(
  lines: readonly (Partial<IssuedLine> & { code: string })[],
  more: Partial<Issued> = {},
): SheetParts {
  const issued: Issued = {
    locale: 'en',
    place: 'halton',
    department: 'waste',
    period: 'q2-2008-09',
    title: 'Halton: Waste, Q2 2008/09',
    version: 1,
    headings: { ...words.headings, ...own.parts },
    keyIssuesLabel: own.page.keyIssues,
    keyIssues: '',
    lines: lines.map((line) => ({ ...blank, ...line })),
    ...more,
  }
  const facts = { unit: '%', decimals: 1, kind: 'rate', levels: [] as readonly string[] }
  return {
    issued,
    indicators: new Map(lines.map(({ code }) => [code, { ...facts, code, title: blank.title } as Indicator])),
    answers: answers.filter((answer) => answer !== 'value').map((answer) => own.answers[answer]),
    categories: categories.map((category) => targetWords('en').category.categories[category]),
    toPlace: new Set(lines.map(({ code }) => code)),
    words,
  }
}
