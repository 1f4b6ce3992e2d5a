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
    'area-blank': () => 'Enter the code of the area.',
    'area-unknown': () => 'There is no area with this code. Check the code, or have the file define it.',
    'period-blank': () => 'Enter the period, like Q2 2008/09 or 2008/09.',
    'period-unreadable': () =>
      'This is not a period. Use Q1 to Q4, like Q2 2008/09, a year like 2008/09, or a month like Sep 2008.',
    'period-two-readings': ({ readings }: Args) => `This could be ${readings}. Write the one that is meant.`,
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
    'limits-crossed': () => 'The lower limit is above the upper limit.',
    'text-too-long': ({ most }: Args) => `This text is longer than ${most} characters. Shorten it.`,
    'polarity-unknown': () =>
      'The polarity is none of high, low, range and none. A new indicator is given "none", so its figures are not judged.',
    'twice-in-file': ({ first }: Args) =>
      `Line ${first} gives another figure for the same indicator, area and period. Keep one of them.`,
    'twice-in-file-alike': ({ first }: Args) => `Line ${first} says the same. It is counted once.`,
  },
  refusals: {
    'file-has-problems': ({ problems }: Args) =>
      `Nothing was saved: the file has ${problems} ${problems === 1 ? 'problem' : 'problems'}.`,
  },
}

export const importWords = inEachLocale(en)
