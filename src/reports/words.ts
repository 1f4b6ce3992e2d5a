import { inEachLocale } from '../ui/messages.ts'

const en = {
  reports: {
    departmental: {
      name: 'Departmental quarterly report',
      about:
        'What a department’s figures were in the quarter, against their targets, and what is being done.',
    },
    digest: {
      name: 'Digest for the management team',
      about:
        'Every department in a line, its return and its count of targets, then each figure that misses its target.',
    },
    exceptions: {
      name: 'Exception report',
      about:
        'What went well, what is off target and why, what is being done, and what comes next, for the whole place.',
    },
    'theme-exceptions': {
      name: 'Exception report of a theme',
      about: 'The same for the measures of one theme and its partnership.',
    },
    scorecard: {
      name: 'Balanced scorecard',
      about:
        'A panel for each perspective: the same page for the Executive Board and for the partnership’s board.',
    },
    theme: {
      name: 'Theme report',
      about:
        'A theme’s quarter for its partnership: what it has to decide, what is off target and beyond it, what is late, and every figure against its profile.',
    },
    'half-year': {
      name: 'Six-monthly summary',
      about:
        'Half a year of the whole place: the count of both its quarters, theme by theme, what has come onto target and what has left it.',
    },
    late: {
      name: 'Who is late',
      about:
        'Which returns have come and which have not, quarter by quarter, with how often each was on time.',
    },
  },
  audiences: {
    'operational-director': 'Operational directors',
    'management-team': 'Management team',
    'executive-board': 'Executive Board and partnership board',
    boards: 'Executive Board and policy and performance boards',
    'theme-partnership': 'Theme partnerships',
    'performance-team': 'Performance team and management team',
  },
  frequencies: { quarterly: 'Every quarter', 'half-yearly': 'After quarter 2 and quarter 4' },
  triggers: {
    'return-accepted': 'When the department’s return has been accepted',
    'round-accepted': 'When the returns of the quarter have been accepted',
    'round-opened': 'As soon as the quarter is open',
  },
  list: {
    title: 'Reports',
    audience: 'For',
    frequency: 'How often',
    trigger: 'Ready',
    caption: (report: string) => `${report}: quarters`,
    subjects: { department: 'Department', theme: 'Theme', scorecard: 'Scorecard', place: 'Place' },
    pages: 'Length',
    atMost: (pages: number) => (pages === 1 ? 'One page' : `At most ${pages} pages`),
    figures: (there: number, due: number) => `${there} of ${due} figures`,
    noFigures: 'No figures',
    readHidden: (subject: string, period: string) => `of ${subject}, ${period}`,
    empty: 'There are no figures for a quarter yet. They come in with the returns.',
    none: 'There is none that you may read.',
  },
  page: {
    asAt: 'As at',
    period: 'Period',
    signOff: 'Sign-off',
    files: 'Files',
    formats: { docx: 'Word', pdf: 'PDF', xlsx: 'Excel', html: 'Web page', csv: 'CSV' },
    download: (format: string) => `Download ${format}`,
    standing: 'State',
    live: 'Live: worked out from what was known at this moment',
    contents: 'Contents',
    contentsAt: (number: number, of: number) => `Contents: section ${number} of ${of}`,
    sections: 'Sections of the report',
    whole: 'The whole report on one page',
    inSections: 'One section at a time',
    about: 'About this report',
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
    category: 'Category of the year’s target.',
    otherCategories: 'What officers say of other targets of the year',
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
    certified: (by: string, when: string) => `The figures were certified by the ${by} on ${when}.`,
    reopened: 'The return has been opened again since, and has not been accepted again.',
    notAccepted: (period: string) => `The return for ${period} had not been accepted.`,
  },
  exceptions: {
    title: (subject: string, period: string) => `${subject}: exceptions, ${period}`,
    picture: 'Picture',
    good: 'What went well',
    wrong: 'What is off target, and why',
    forward: 'What comes next',
    noGood: 'Nothing beat its target by far, and nothing on target got better.',
    noWrong: (count: number) =>
      count === 1
        ? 'No exceptions: the one measure is on target or not rated.'
        : `No exceptions: of ${count} measures none is off or close to its target.`,
    allAccepted: (period: string) => `Every return for ${period} has been accepted.`,
    notAccepted: (count: number, period: string) =>
      count === 1
        ? `1 return for ${period} has not been accepted: its figures can still change.`
        : `${count} returns for ${period} have not been accepted: their figures can still change.`,
    next: (period: string, day: string) => `The figures of ${period} are due on ${day}.`,
    noNext: 'No later quarter has been opened yet.',
  },
  digest: {
    title: (place: string, period: string) => `${place}: digest of the departments, ${period}`,
    departments: 'Departments',
    count: (count: number, period: string) =>
      count === 1
        ? `1 department has figures due for ${period}.`
        : `${count} departments have figures due for ${period}.`,
    wrong: 'Every figure that misses its target',
    caption: (period: string) => `Departments, ${period}`,
    columns: {
      department: 'Department',
      state: 'Return',
      green: 'On target',
      amber: 'Close',
      red: 'Off target',
      notRated: 'Not rated',
    },
    all: 'All departments',
    noReturn: 'No return',
    late: (state: string, days: number) => `${state}, late ${days} working ${days === 1 ? 'day' : 'days'}`,
  },
  card: {
    title: (card: string, period: string) => `${card}, ${period}`,
    returns: (accepted: number, all: number, late: number) =>
      `${accepted} of ${all} returns behind these figures were accepted, ${late} were late.`,
    columns: { baseline: 'Baseline', owner: 'Owner' },
  },
  theme: {
    title: (theme: string, period: string) => `${theme}: theme report, ${period}`,
    decisions: 'Decisions needed',
    under: 'Under target, and why',
    over: 'Far beyond target, and why',
    late: 'Late',
    figures: 'Every figure against its profile',
    noDecisions: 'Nothing asks for a decision: no measure stays off target, and each has a target.',
    noUnder: 'No measure is off or close to its target.',
    noOver: 'No measure is far beyond its target.',
    allIn: 'Every figure that was due is there.',
    returns: (accepted: number, all: number, late: number, period: string) =>
      `${accepted} of ${all} returns behind these figures for ${period} were accepted, ${late} ${late === 1 ? 'is' : 'are'} late.`,
    asked: {
      'off-for-long': (quarters: number) =>
        `off target for ${quarters} quarters running. Decide what else is to be done, or that the target is to be looked at.`,
      'no-action': (_quarters: number, post: string) =>
        post === ''
          ? 'off target, and no action was given. Decide who is to act and by when.'
          : `off target, and the ${post} gave no action. Decide who is to act and by when.`,
      'no-target': (_quarters: number, post: string) =>
        post === ''
          ? 'has no target. Decide who is to propose one.'
          : `has no target. Ask the ${post} to propose one.`,
    },
  },
  halfYear: {
    title: (place: string, period: string) => `${place}: six-monthly summary, to ${period}`,
    before: (period: string, sentence: string) => `In ${period} it was: ${sentence}`,
    themes: 'Theme by theme',
    caption: (period: string) => `Measures of each theme, ${period}`,
    columns: { theme: 'Theme', onTarget: (period: string) => `On target in ${period}` },
    all: 'All measures',
    of: (green: number, rated: number) => (rated === 0 ? '–' : `${green} of ${rated}`),
    moved: (period: string) => `What has moved since ${period}`,
    onto: 'Come onto target',
    off: 'Left their target',
    noOnto: 'No measure has come onto its target.',
    noOff: 'No measure has left its target.',
    was: (now: string, before: string) => `${now.toLowerCase()}; it was ${before.toLowerCase()}.`,
    wrong: 'What is off target',
  },
  counts: {
    rated: (green: number, rated: number, percent: number) =>
      `${green} of ${rated} rated on target (${percent}%)`,
    offBoth: (close: number, off: number) => `: ${close} close, ${off} off`,
    none: 'No figure could be rated',
    empty: 'No figures for this period',
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
