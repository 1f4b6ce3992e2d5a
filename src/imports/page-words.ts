import { inEachLocale } from '../ui/messages.ts'

const count = (number: number): string => number.toLocaleString('en-GB')
const rowsOf = (number: number): string => `${count(number)} ${number === 1 ? 'row' : 'rows'}`

const en = {
  title: 'Import figures',
  lead: 'Send a CSV file or an Excel workbook of figures. You then see what it would change; nothing is saved before you say so.',
  columns:
    'It needs the columns indicator_code, area_code, period and value. Columns with other names can be matched on the next page.',
  file: 'File of figures',
  fileHint: 'A .csv or .xlsx file of at most 25 MB',
  source: 'Where the figures come from',
  sourceHint: 'Kept with each figure that does not say it itself, for example WasteDataFlow, October 2008',
  send: 'Look at the file',
  waiting: 'Files that wait',
  waitingHint: 'A file is kept for seven days, or until it is imported.',
  listed: { name: 'File', when: 'Sent', who: 'By' },
  imported: (added: string, revised: string) => `The file was imported: ${added} added, ${revised} changed.`,
  preview: {
    title: (name: string) => `Import of ${name}`,
    count: (rows: number, added: number, revised: number, bad: number) =>
      `${rowsOf(rows)}: ${count(added)} will be added, ${count(revised)} ${revised === 1 ? 'changes' : 'change'} a figure, ${count(bad)} ${bad === 1 ? 'has' : 'have'} a problem. Nothing is saved yet.`,
    unread: 'The file cannot be read as it is. Nothing is saved.',
    same: 'Everything in this file is in the store already. There is nothing to import.',
    willCreate: (indicators: number, areas: number) =>
      [
        ...(indicators > 0
          ? [`${count(indicators)} ${indicators === 1 ? 'indicator' : 'indicators'} will be created.`]
          : []),
        ...(areas > 0 ? [`${count(areas)} ${areas === 1 ? 'area' : 'areas'} will be created.`] : []),
      ].join(' '),
    sheet: (sheet: string) => `Read from the sheet "${sheet}".`,
    from: (source: string) => `Source: ${source}`,
    tabs: {
      problems: (number: number) => `Problems (${count(number)})`,
      changes: (number: number) => `Changes (${count(number)})`,
      new: (number: number) => `New (${count(number)})`,
      unchanged: (number: number) => `Unchanged (${count(number)})`,
    },
    tabsLabel: 'What the file holds',
    none: {
      problems: 'No problems were found.',
      changes: 'The file changes no figure.',
      new: 'The file adds no figure.',
      unchanged: 'No figure of the file is in the store already.',
    },
    captions: {
      problems: 'Problems, line by line',
      changes: 'Figures that would change',
      new: 'Figures that would be added',
      unchanged: 'Figures that are in the store already',
    },
    columns: {
      line: 'Line',
      column: 'Column',
      found: 'Found',
      problem: 'What to do',
      kind: 'Kind',
      indicator: 'Indicator',
      area: 'Area',
      period: 'Period',
      value: 'Value',
      old: 'Now',
      new: 'Would be',
      by: 'Recorded by',
    },
    severities: { error: 'Problem', query: 'Question', note: 'Note' },
    recordedBy: (who: string, when: string) => `${who}, ${when}`,
    nobody: 'not said',
    first: (shown: number, all: number) => `The first ${count(shown)} of ${count(all)} are shown.`,
    download: 'Download the problems (CSV)',
    import: (rows: number) => `Import ${rowsOf(rows)}`,
    createOnly: (indicators: number) =>
      `Create ${count(indicators)} ${indicators === 1 ? 'indicator' : 'indicators'}`,
    importGood: (rows: number) => `Import the ${count(rows)} good ${rows === 1 ? 'row' : 'rows'}`,
    corrected: 'Upload a corrected file',
    reason: 'Why the figures that were asked about are right',
    reasonHint: (rows: number) =>
      `${rowsOf(rows)} ${rows === 1 ? 'asks' : 'ask'} for a reason. It is kept in the record of changes.`,
    choices: {
      title: 'Choices for all rows alike',
      readAs: 'A period that can be read in two ways is',
      readAsNone: 'Not chosen',
      kinds: {
        month: 'a month',
        quarter: 'a quarter',
        half: 'a half year',
        'financial-year': 'a financial year',
        'academic-year': 'a school year',
        'calendar-year': 'a calendar year',
        snapshot: 'a day',
      } as Record<string, string>,
      rolling: 'several years together',
      share: 'In percentages, 0.38 means',
      shares: { '': 'Not chosen', share: '38%, written as a share', percent: '0.38%' },
      years: 'A year named by one year alone, like 2016, is',
      yearNames: {
        '': 'Not chosen',
        last: 'named by its last year: 2016 is 2015/16',
        first: 'named by its first year: 2016 is 2016/17',
      },
      area: (area: string) => `"${area}" is the area with the code`,
      create: (indicators: number) =>
        indicators === 0
          ? 'Indicators of the file that are not there yet'
          : `${count(indicators)} ${indicators === 1 ? 'indicator of the file is' : 'indicators of the file are'} not there yet`,
      creates: { '': 'Leave their rows out', yes: 'Create them from the file' },
      mayNotCreate: (indicators: number) =>
        `The file defines ${count(indicators)} ${indicators === 1 ? 'indicator' : 'indicators'} that nobody has added yet. Somebody who may change indicators can create them, for example in the performance team.`,
      column: (column: string) => `The column "${column}" is our`,
      columnNone: 'Not read',
      layout: 'Use the choices of',
      show: 'Look again with these choices',
      keep: 'Remember these choices as',
      keepHint: 'For example the name of the product that writes the file',
      keepButton: 'Remember the choices',
      kept: 'The choices are remembered for the next file.',
    },
    csv: {
      file: 'File',
      line: 'Line',
      cell: 'Cell',
      column: 'Column',
      found: 'Found',
      kind: 'Kind',
      problem: 'What to do',
    },
    marks: {
      ok: '',
      nil: 'Nothing to report',
      missing: 'Not available',
      'not-due': 'Not due',
      suppressed: 'Suppressed',
      'not-applicable': 'Not applicable',
      'not-comparable': 'Not comparable',
    },
  },
}

export const importPageWords = inEachLocale(en)
