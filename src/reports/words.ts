import { inEachLocale } from '../ui/messages.ts'

const en = {
  reports: {
    departmental: {
      name: 'Departmental quarterly report',
      about:
        'What a department’s figures were in the quarter, against their targets, and what is being done.',
    },
  },
  audiences: { 'operational-director': 'Operational directors' },
  frequencies: { quarterly: 'Every quarter' },
  triggers: { 'round-accepted': 'When the department’s return has been accepted' },
  list: {
    title: 'Reports',
    audience: 'For',
    frequency: 'How often',
    trigger: 'Ready',
    caption: 'Departments and quarters',
    department: 'Department',
    figures: (there: number, due: number) => `${there} of ${due} figures`,
    noFigures: 'No figures',
    readHidden: (department: string, period: string) => `of ${department}, ${period}`,
    empty: 'No department has figures for a quarter yet. They come in with its return.',
    count: (count: number, period: string) =>
      count === 1
        ? `1 department has figures for ${period}.`
        : `${count} departments have figures for ${period}.`,
  },
  page: {
    asAt: 'As at',
    period: 'Period',
    signOff: 'Sign-off',
    files: 'Files',
    file: (format: string, size: string) => `${format}, ${size}`,
    kilobytes: (size: number) => `${size} KB`,
    formats: { docx: 'Word', html: 'Web page', csv: 'CSV' },
    download: (format: string) => `Download ${format}`,
  },
  tree: {
    title: (department: string, period: string) => `${department}: quarterly report, ${period}`,
    asAt: (when: string) => `as at ${when}`,
    when: (day: string, time: string) => `${day}, ${time}`,
    author: (place: string) => `${place}, performance reporting`,
    summary: 'Summary',
    keyIssues: 'Key issues',
    figures: 'Figures',
    attention: 'What needs explaining',
    trends: 'Trends of key measures',
    signOff: 'Sign-off',
    caption: (department: string, period: string) => `Figures of ${department}, ${period}`,
    columns: {
      code: 'Code',
      measure: 'Measure',
      last: 'Last quarter',
      target: 'Target',
      actual: 'Actual',
      status: 'Status',
      direction: 'Direction',
      forecast: 'Forecast',
    },
    key: 'Key to marks',
    keyOf: {
      green: 'reaches the target of the quarter',
      amber: 'misses it, within the tolerance',
      red: 'misses it by more',
      other: 'not rated',
    },
    others: 'These measures of the department have no figure for a quarter:',
    noKeyIssues: 'The department gave no key issues.',
    nothingToExplain: 'No figure is off or close to its target, and none is far beyond it.',
    cause: 'Cause.',
    action: 'Action.',
    forecast: 'Forecast.',
    notGiven: {
      cause: (post: string) => (post === '' ? 'Not given.' : `Not given by the ${post}.`),
      action: 'Not given.',
      forecast: 'Not given.',
    },
    because: {
      red: (margin: string, side: string) => `Here because: more than ${margin} ${side}`,
      amber: (margin: string, side: string) => `Here because: up to ${margin} ${side}`,
      exceeded: (margin: string) => `Here because: beyond its target by more than ${margin}`,
      sides: {
        high: 'below target',
        low: 'above target',
        range: 'outside the range aimed at',
        none: 'from its target',
      },
      percent: (value: string) => `${value}%`,
      quarters: (because: string, count: number) => `${because}, for ${count} quarters running.`,
      once: (because: string) => `${because}.`,
    },
    source: (source: string, asAt: string) => (source === '' ? asAt : `${source}; ${asAt}`),
    accepted: (by: string, when: string) => `The figures were accepted by the ${by} on ${when}.`,
    reopened: 'The return has been opened again since, and has not been accepted again.',
    notAccepted: (period: string) => `The return for ${period} had not been accepted.`,
  },
  counts: {
    rated: (green: number, rated: number, percent: number) =>
      `${green} of ${rated} rated on target (${percent}%)`,
    offBoth: (close: number, off: number) => `: ${close} close, ${off} off`,
    none: 'No figure could be rated',
    end: (sentence: string) => `${sentence}.`,
    notRated: (count: number, reasons: string) => `Not rated ${count}: ${reasons}.`,
    reason: (count: number, status: string) => `${count} ${status}`,
  },
  refusals: {
    'report-not-found': 'There is no such report.',
    'format-not-known': ({ format, formats }: Readonly<Record<string, string | number>>) =>
      `"${format}" is not a format of this report. Choose from: ${formats}.`,
    'nothing-to-report': ({ period }: Readonly<Record<string, string | number>>) =>
      `No department has figures for ${period}.`,
    'as-at-not-understood': ({ text }: Readonly<Record<string, string | number>>) =>
      `"${text}" is not a date. Use a form like 2008-11-14.`,
  },
}

export const reportWords = inEachLocale(en)
export type ReportWords = ReturnType<typeof reportWords>
