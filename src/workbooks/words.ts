import { inEachLocale } from '../ui/messages.ts'
import type { Column } from './columns.ts'

type Args = Readonly<Record<string, string | number>>

const headings = {
  code: 'Code',
  title: 'Indicator',
  unit: 'Unit',
  last: 'Last figures',
  target: 'Target',
  expected: 'Expected from past figures',
} as const satisfies Partial<Record<Column, string>>

const en = {
  headings,
  columnTitle: { typed: 'Figure', answer: 'Instead of a value', category: 'Category of the target' },
  sheets: { return: 'Return', guide: 'How to fill this in' },
  sheetLead: 'Fill in the yellow cells, save, and send the workbook back on the page of the return.',
  validation: {
    number: 'This is not a number, like 42 or 1,250. Keep it only if there is nothing better to say.',
    answer: 'Choose one of the list, or leave the cell empty and enter the figure.',
    category: 'Choose one of the list, or leave the cell empty: what was said last stands.',
    level: 'Choose one of the list.',
  },
  guide: {
    title: 'How to fill this in',
    yellow:
      'Fill in the yellow cells of the sheet "Return". The grey ones are what the return knows already; a change there is told to you and not taken.',
    figure: 'Figure: the number alone, like 42, 1,250 or 38.2. A percentage is 38.2 or 38.2%.',
    answer: 'Instead of a value: where there is no figure, leave "Figure" empty and choose why.',
    reason: 'Why it is right: needed where a figure is outside what past figures lead to expect.',
    commentary:
      'Cause, action and forecast: needed where a figure is off target; the cause alone where it is well beyond it.',
    category:
      'Category of the target: how likely it is that the target of the year is met, with the reason beside it. Leave both empty where nothing has changed: what was said last stands.',
    issues: 'Key issues: what the readers of the report should know of this quarter, in a few sentences.',
    order: 'Sort, hide and filter as you like: each line is found by its code, each column by its heading.',
    send: 'Save as .xlsx without a password, then send it on the page of the return. It is kept as a draft: nothing is sent in until you press "Send the return" there.',
    again:
      'You can send the same workbook as often as you like. What somebody else has saved meanwhile is shown to you and never overwritten.',
  },
  page: {
    title: 'Work in Excel',
    link: 'Work in Excel',
    lead: 'Download the workbook of this return, fill in its yellow cells and send it back here. It can be used away from the network.',
    download: 'Download the workbook',
    file: 'The workbook, filled in',
    fileHint: 'The .xlsx file that you downloaded, saved without a password',
    send: 'Send the workbook',
    draft: 'What it says is kept as a draft, right or wrong. Nothing is sent in yet.',
    back: 'Back to the return',
    resultTitle: 'What the workbook brought',
    taken: (figures: number, texts: number) =>
      `${counted(figures, 'figure was', 'figures were')} taken into the draft, and ${counted(texts, 'text', 'texts')}.`,
    nothingYet:
      'Nothing was taken into the draft yet: what the workbook says was changed by somebody else too.',
    nothingTaken: 'The workbook says nothing that the return does not say already.',
    attention: 'What needs attention',
    noAttention: 'Nothing in the return needs attention before it is sent.',
    read: 'How cells were read',
    ignored: 'What was not taken',
    cell: 'Cell',
    what: 'What is the matter',
    said: 'What was done',
    collisions: 'Changed in both places',
    collisionsLead:
      'Somebody else saved these since the workbook was made. The return keeps what they saved; choose what to take from the workbook instead.',
    mine: 'In the workbook',
    theirs: 'In the return',
    line: 'Line',
    partAt: (part: string, cell: string) => (cell === '' ? part : `${part}, ${cell}`),
    empty: 'empty',
    keepMine: (title: string) => `Take the workbook’s for ${title}`,
    keep: 'Take what is chosen',
    kept: 'What you chose is saved.',
    check: 'Check and send',
    correctNow: 'Put it right on the page',
    correct: 'Put the rest right on the page, or in the workbook and send it again.',
  },
  refusals: {
    'workbook-not-taken': () => 'Nothing was taken from the file.',
    'workbook-changed-too-often': () =>
      'The return was saved by others again and again while the workbook was read. Send the workbook once more.',
  },
  findings: {
    'workbook-missing': () => 'Choose the workbook that you have filled in.',
    'workbook-empty': () => 'The file is empty. Save the workbook again and send that.',
    'workbook-too-large': () =>
      'The file is larger than the workbook of a return can be. Take pictures and other sheets out of it.',
    'workbook-macros': () =>
      'The workbook holds macros, so it was not opened. Save it as an .xlsx workbook without macros and send that.',
    'workbook-locked': () =>
      'The file asks for a password or is of the old .xls kind. Save it as an .xlsx workbook without a password and send that.',
    'workbook-bomb': () =>
      'The file is far larger inside than the workbook of a return can be, so it was not opened. Download the workbook again and copy your entries into it.',
    'workbook-broken': () =>
      'This is not an Excel workbook that can be read. Send the .xlsx file that you downloaded from the return.',
    'workbook-too-heavy': () =>
      'The workbook takes too much time or memory to read. Download the workbook again and copy your entries into it.',
    'workbook-not-ours': () =>
      'This workbook was not made by a return. Download the workbook of this return and copy your entries into it.',
    'workbook-of-other-format': () =>
      'This workbook was made by another version of this service. Download the workbook again and copy your entries into it.',
    'workbook-stamp-altered': () =>
      'The hidden sheet that says what the workbook was made for has been changed. Download the workbook again and copy your entries into it.',
    'workbook-of-another': ({ is, expected }: Args) =>
      `This is the workbook for ${is}. Here belongs the one for ${expected}.`,
    'workbook-without-headings': ({ code, figure }: Args) =>
      `No sheet of the workbook has the headings "${code}" and "${figure}". Write them back above their columns and send it again.`,
    'workbook-heading-twice': ({ heading }: Args) =>
      `Two columns are headed "${heading}". Remove one of them and send the workbook again.`,
    'column-missing': ({ heading }: Args) =>
      `"${heading}" is no longer in the workbook, so nothing was taken for it: what the return says there stays.`,
    'column-unknown': ({ heading }: Args) =>
      `"${heading}" is no column of the return: nothing was taken from it.`,
    'row-missing': ({ code, title }: Args) =>
      `${code} ${title} has no row in the workbook: what the return says of it stays.`,
    'row-twice': ({ code, again }: Args) =>
      `${code} stands here and again at ${again}, so nothing was taken for it. Remove one of the two rows.`,
    'row-unknown': ({ code }: Args) => `"${code}" is no code of this return: nothing was taken from its row.`,
    'row-without-code': () => 'This row has no code: nothing was taken from it.',
    'prefill-altered': ({ said, now }: Args) =>
      now === ''
        ? `It said "${said}" and you emptied it: ignored.`
        : said === ''
          ? `It was empty and you wrote "${now}": ignored.`
          : `It said "${said}" and you changed it to "${now}": ignored.`,
    'changed-since': ({ was, title }: Args) =>
      was === ''
        ? `For ${title} the return has been emptied here since the workbook was made, and stays so.`
        : `For ${title} the return has said "${was}" here since after the workbook was made, and keeps it.`,
    'own-replaced': ({ was, now }: Args) =>
      `You had saved "${was}" since the workbook was made; it is now "${now}".`,
    'answer-unknown': ({ title, text }: Args) =>
      `"${text}" for ${title} is none of the answers, so it was not taken. Choose one of the list, or empty the cell.`,
    'category-unknown': ({ title, text }: Args) =>
      `"${text}" for ${title} is none of the categories, so it was not taken. Choose achievement likely, difficult or unlikely, or empty the cell.`,
    'cell-percent': ({ text }: Args) => `A percentage, read as ${text}.`,
    'cell-percent-of-other': ({ title, text, unit }: Args) =>
      unit === ''
        ? `${text} is a percentage, and ${title} is not. Format the cell as a number and enter the figure again.`
        : `${text} is a percentage, and ${title} is in ${unit}. Format the cell as a number and enter the figure again.`,
    'cell-number-as-text': ({ text }: Args) => `Held as text in the workbook, read as the number ${text}.`,
    'cell-decimal-comma': ({ title, text }: Args) =>
      `${text} for ${title} has a comma where a point belongs. Write it with a point, like ${String(text).replace(',', '.')}.`,
    'cell-date': ({ title, text }: Args) =>
      `Excel made the date ${text} of what was entered for ${title}. Format the cell as a number and enter the figure again.`,
    'cell-formula': ({ text }: Args) => `A formula; its saved result ${text} was taken.`,
    'cell-formula-empty': ({ title }: Args) =>
      `The formula for ${title} was saved without its result. Open the workbook, save it and send it again, or enter the figure itself.`,
    'cell-formula-text': ({ title, text }: Args) =>
      `${text} for ${title} is text that looks like a formula; it is not worked out. Enter its result.`,
    'cell-error': ({ title, text }: Args) =>
      `The cell for ${title} shows ${text}. Enter what belongs there, or empty it and choose why there is none.`,
  },
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

export const workbookWords = inEachLocale(en)
export type WorkbookWords = ReturnType<typeof workbookWords>
