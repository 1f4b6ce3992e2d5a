import { inEachLocale } from '../ui/messages.ts'

const en = {
  link: 'Enter figures',
  linkTo: (name: string) => `Enter figures: ${name}`,
  title: (what: string, period: string) => `Enter figures: ${what}, ${period}`,
  due: (day: string) => ` · due ${day}.`,
  notDue: '.',
  askReopen: 'Ask to reopen',
  seeFigure: 'See where it comes from',
  workbook: 'Download workbook',
  paste: {
    title: 'Paste from Excel or send the workbook',
    text: 'Cells copied from a sheet',
    textHint:
      'One column of values in the order of this list, or codes in the first column, values in the second and notes in the third. An empty value leaves the figure alone.',
    file: 'Or the workbook, filled in',
    fileHint: 'The .xlsx file of this page, or a .csv file with the columns indicator_code and value',
    button: 'Enter the pasted figures',
  },
  done: (done: number, all: number) => `${done} of ${all} done`,
  lead: 'Saving keeps what is good and tells what is not. Figures entered here still have to be signed off.',
  allLocked: 'All figures of this period are signed off.',
  none: 'There is nothing to enter for this period.',
  save: 'Save',
  nothingSaved: 'Nothing was changed: every figure stands as it was.',
  saved: (saved: number) => `${saved} ${saved === 1 ? 'figure was' : 'figures were'} saved.`,
  caption: 'Figures to enter',
  columns: {
    indicator: 'Indicator',
    lastFive: 'Last 5',
    expected: 'Expected',
    value: 'Value',
    instead: 'Instead of a value',
    note: 'Note',
    state: 'State',
  },
  ofRow: (column: string, code: string) => `${column}, ${code}`,
  aValue: '(a value)',
  instead: {
    nil: 'Nothing to report',
    'not-due': 'Not due',
    missing: 'Not available yet',
    'not-applicable': 'Not applicable',
    suppressed: 'Suppressed',
  },
  range: (low: string, high: string) => `${low} to ${high}`,
  noRange: 'Too few figures yet',
  noFigures: 'None yet',
  locked: (by: string, when: string) => `Signed off by ${by} on ${when}.`,
  standing: (by: string, when: string) => `Saved by ${by}, ${when}`,
  nobody: 'somebody',
  conflict: 'Somebody else changed figures while you were at it. Both are shown: save again to keep yours.',
  theirs: (value: string, by: string) => `Saved meanwhile: ${value}, by ${by}. Yours is in the box.`,
  errors: (code: string, sentence: string) => `${code}: ${sentence}`,
  checks: {
    number: 'This must be a number, like 42 or 1,250.5.',
    outside:
      'This is outside what is expected from past figures. Check it, or say why it is right in the note.',
    counts: (filled: string, all: string) => `${filled} of ${all} boxes filled`,
  },
}

export const entryWords = inEachLocale(en)
