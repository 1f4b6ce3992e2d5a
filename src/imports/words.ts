import { inEachLocale } from '../ui/messages.ts'

type Args = Readonly<Record<string, string | number>>

const en = {
  findings: {
    'not-csv': () =>
      'This is not a CSV file that can be read. Save the sheet as "CSV UTF-8" and send that file.',
    'quotes-astray': () =>
      'The quotation marks in this line do not match. Put the whole text of the cell in quotes, and write a quote within it twice.',
    'other-separator': ({ separator }: Args) =>
      `The columns are separated by ${separator}. Save the sheet as "CSV UTF-8 (comma delimited)" and send that file.`,
    'no-rows': () => 'The file has no rows under its headings.',
    'column-missing': ({ column }: Args) => `The file has no column "${column}". Add it, with that heading.`,
    'column-twice': ({ column }: Args) => `The column "${column}" is there twice. Take one of them out.`,
    'column-unknown': ({ column }: Args) =>
      `The column "${column}" is not one that is read. It was left alone.`,
    'cells-uneven': ({ wanted }: Args) =>
      `This line does not have ${wanted} cells like the heading. Check its commas and quotes.`,
    'indicator-blank': () => 'Enter the code of the indicator.',
    'indicator-unknown': () =>
      'There is no indicator with this code. Check the code, or have the file define it.',
    'indicator-derived': () =>
      'The figures of this indicator are worked out by its formula. Import those that it refers to, and leave this line out.',
    'code-respelt': ({ spelt }: Args) =>
      `Codes here have letters, digits, points, lines and hyphens alone. This indicator is held as ${spelt}.`,
    'code-old': ({ now }: Args) => `This is an earlier code of ${now}. Its figures are kept under ${now}.`,
    'code-taken': ({ spelt }: Args) =>
      `Another code of this file is held as ${spelt} too. Give one of them another code.`,
    'code-unfit': () =>
      'This cannot be a code. Use letters, digits, points, lines and hyphens, 40 at most, like NI192.',
    'definition-twice': ({ first }: Args) =>
      `Line ${first} defines this indicator already. This line is left out.`,
    'definitions-alone': () =>
      'The file defines indicators and has no figures. Choose that indicators may be created, or add the columns area_code, period and value.',
    'area-blank': () => 'Enter the code of the area.',
    'area-unknown': () =>
      'There is no area with this code or name. Check it, say which area it is, or have the file define it.',
    'area-several': () => 'Several areas have this name. Write the code of the one that is meant.',
    'period-blank': () => 'Enter the period, like Q2 2008/09 or 2008/09.',
    'period-unreadable': () =>
      'This is not a period. Use Q1 to Q4, like Q2 2008/09, a year like 2008/09, or a month like Sep 2008.',
    'period-two-readings': ({ readings }: Args) => `This could be ${readings}. Write the one that is meant.`,
    'not-of-scale': ({ expected }: Args) => `This must be ${expected}. Leave it blank if there is no figure.`,
    'not-a-number': () => 'This is not a number, like 42 or 1,250.5. Leave it blank if there is no figure.',
    'status-unknown': () => 'The status must be estimate, provisional, final or revised.',
    'mark-unknown': () =>
      'The mark must be ok, nil, missing, not-due, suppressed, not-applicable or not-comparable.',
    'mark-with-value': ({ mark }: Args) => `The line has a value and says "${mark}". Keep one of them.`,
    'mark-without-value': () =>
      'The line says "ok" and has no value. Enter the value, or say why there is none.',
    'blank-value': () => 'The value is blank. It is kept as "not available", never as 0.',
    'numerator-above-denominator': () =>
      'The numerator is larger than the denominator. The figure is kept, as a percentage can be over 100.',
    'percentage-as-share': ({ meant }: Args) =>
      `This is less than 1%. If ${meant}% is meant, write ${meant} or choose that shares are meant; if it is right, say why.`,
    'percentages-mixed': ({ meant }: Args) =>
      `This is less than 1%, and other figures of this indicator are 10% or more. It is kept as it stands. If ${meant}% is meant, bring the file in with --percentages 0-1; --percentages 0-100 says that this is right.`,
    'period-ahead': ({ period }: Args) =>
      `${period} has not begun yet. Check the period, mark the figure as an estimate, or say why it is right.`,
    'cumulative-fell': ({ before, period }: Args) =>
      `Figures of this indicator add up over the year, and ${period} had ${before}. Check it, or say what was corrected.`,
    'limits-crossed': () => 'The lower limit is above the upper limit.',
    'text-too-long': ({ most }: Args) => `This text is longer than ${most} characters. Shorten it.`,
    'polarity-unknown': () =>
      'The polarity is none of high, low, range and none. A new indicator is given "none", so its figures are not judged.',
    'twice-in-file': ({ first }: Args) =>
      `Line ${first} gives another figure for the same indicator, area and period. Keep one of them.`,
    'twice-in-file-alike': ({ first }: Args) => `Line ${first} says the same. It is counted once.`,
  },
  cells: {
    'cell-formula': ({ cell, text }: Args) =>
      `Cell ${cell} is a formula. The result saved with it, ${text}, was read.`,
    'cell-formula-empty': ({ cell }: Args) =>
      `Cell ${cell} is a formula without a result. Open the workbook, save it and send it again.`,
    'cell-formula-text': ({ cell }: Args) =>
      `Cell ${cell} holds a formula written as text, not its result. Enter the result.`,
    'cell-date': ({ cell, text }: Args) =>
      `Cell ${cell} holds the date ${text}, whatever it shows. Check that a date is meant, or write the period as text.`,
    'cell-number-as-text': ({ cell }: Args) =>
      `Cell ${cell} holds a number written as text. It was read as a number.`,
  },
  entries: {
    'entry-paste-empty': () => 'Paste the figures, or choose the workbook that they are in.',
    'entry-paste-unknown': ({ codes }: Args) =>
      `These indicators are not in this list: ${codes}. Their rows were left out. Check the codes.`,
    'entry-paste-too-many': ({ lines, rows }: Args) =>
      `There are ${lines} lines for ${rows} figures. Paste the codes in front of the values, so that each goes where it belongs.`,
    'entry-locked': () => 'This figure is signed off. Ask for it to be reopened before you change it.',
    'entry-blank': () => 'Enter a value, or choose what to say instead of one.',
    'entry-not-of-scale': ({ expected }: Args) => `This must be ${expected}.`,
    'entry-nil-of-words': () =>
      'There is always a level, a yes or no or a day: it cannot be nothing to report.',
    'entry-not-a-number': () => 'This must be a number, like 42 or 1,250.5.',
    'entry-decimals': ({ decimals }: Args) =>
      decimals === 0
        ? 'This must be a whole number, like 42.'
        : `This must have ${decimals} decimal ${decimals === 1 ? 'place' : 'places'} or fewer.`,
    'entry-two-answers': () => 'There is a value, and something instead of a value. Keep one of them.',
    'entry-instead-unknown': () => 'Choose what to say instead of a value from the list.',
    'entry-note-too-long': () => 'A note must be 1,000 characters or fewer.',
    'entry-share': ({ value, meant }: Args) =>
      `You entered ${value}. If you mean ${meant}%, enter ${meant}. If ${value}% is right, say why in the note.`,
    'entry-outside': ({ value, side, low, high }: Args) =>
      `${value} is ${side} than expected from past figures (${low} to ${high}). Check it, or say why it is right in the note.`,
    'entry-fell': ({ before }: Args) =>
      `This is less than ${before} in the period before, and figures of this indicator add up over the year. Check it, or say what was corrected in the note.`,
  },
  refusals: {
    'workbook-macros': () =>
      'The workbook holds macros, so it was not opened. Save it as an .xlsx workbook without macros and send that.',
    'workbook-locked': () =>
      'The file asks for a password or is of the old .xls kind. Save it as an .xlsx workbook without a password and send that.',
    'workbook-bomb': () =>
      'The file is far larger inside than a workbook of figures can be, so it was not opened. Copy the figures into a new workbook and send that.',
    'workbook-broken': () =>
      'This is not an Excel workbook that can be read. Save it again as .xlsx or as "CSV UTF-8" and send that.',
    'workbook-too-heavy': () =>
      'The workbook takes too much time or memory to read. Copy the figures alone into a new workbook and send that.',
    'entry-ahead': ({ period }: Args) => `${period} has not begun yet, so there is nothing to enter for it.`,
    'preview-moved-on': () =>
      'The figures were changed by somebody else while this page was open, so nothing was saved. Look at the preview again: it shows the figures as they are now.',
    'import-file-gone': () =>
      'This file is not kept any more: it was imported, or seven days have passed. Send it again.',
    'file-missing': () => 'Choose a file of figures.',
    'file-empty': () => 'The file is empty. Choose one with headings and rows.',
    'file-too-large': () => 'The file is larger than 25 megabytes. Send it in parts.',
    'source-missing': () => 'Say where the figures come from.',
    'source-too-long': () => 'Say where the figures come from in 500 characters or fewer.',
    'layout-name-missing': () => 'Give the layout a name.',
    'layout-name-too-long': () => 'The name of a layout must be 100 characters or fewer.',
    'layout-empty': () => 'Say which column is which first.',
    'reason-missing': () => 'Say why the figures that were asked about are right.',
    'reason-too-long': () => 'The reason must be 1,000 characters or fewer.',
    'file-has-problems': ({ problems }: Args) =>
      `Nothing was saved: the file has ${problems} ${problems === 1 ? 'problem' : 'problems'}.`,
  },
}

export const importWords = inEachLocale(en)
