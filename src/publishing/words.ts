import { inEachLocale } from '../ui/messages.ts'

type Args = Readonly<Record<string, string | number>>

const en = {
  stamp: (when: string, by: string, code: string) => `Published on ${when} by the ${by}. ${code}`,
  title: 'Published reports',
  lead: 'Each as it was on the day it was published. What has changed since is said beside it.',
  ready: (count: number) =>
    count === 1 ? '1 report is ready to publish' : `${count} reports are ready to publish`,
  empty: 'No report that you may read has been published yet.',
  emptyFiltered: 'No report that you may read has been published for this choice.',
  caption: (period: string) => `Reports of ${period}`,
  columns: {
    report: 'Report',
    about: 'About',
    audience: 'For',
    published: 'Published',
    state: 'State',
  },
  filters: { quarter: 'Quarter', audience: 'For', report: 'Report', all: 'All' },
  count: (count: number) => (count === 1 ? '1 report' : `${count} reports`),
  states: {
    current: 'Stands',
    superseded: 'Superseded',
    withdrawn: 'Withdrawn',
  },
  publishedBy: (when: string, by: string) => `${when}, by the ${by}`,
  page: {
    report: 'Report',
    audience: 'For',
    published: 'Published',
    frozen: 'Frozen: as it was published, and never altered',
    hash: 'Hash',
    rules: 'Judged by',
    rule: (version: number) => `Version ${version} of the rules of assessment`,
    template: 'Word template',
    files: 'Files',
    file: (format: string, size: string, extent: string) =>
      extent === '' ? `${format}, ${size}` : `${format}, ${size}, ${extent}`,
    extent: {
      pages: (count: number) => (count === 1 ? '1 page' : `${count} pages`),
      sheets: (count: number) => (count === 1 ? '1 sheet' : `${count} sheets`),
    },
    live: 'The same report as it stands now',
    supersededBy: 'A later edition has taken its place.',
    later: 'Read the later edition',
    withdrawn: (when: string, by: string, reason: string) =>
      `Withdrawn on ${when} by the ${by}: ${reason} Its files are no longer given out.`,
    tampered:
      'This report is not what was published: what is stored no longer has the hash it was published under. It is not shown. Tell the performance team.',
    changed: 'Changed since published',
    changedLead: (count: number) =>
      count === 1 ? 'One figure has changed since.' : `${count} figures have changed since.`,
    change: (before: string, after: string, day: string) =>
      day === '' ? `: ${before} → ${after}` : `: ${before} → ${after} on ${day}`,
    unchanged: 'No figure has changed since.',
  },
  publish: {
    button: 'Publish',
    title: (report: string) => `Publish: ${report}`,
    about: 'What is published',
    lead: 'Publishing freezes the report and its files. It is never altered again; a later edition can take its place.',
    readers: 'Who can read it',
    readersOf: {
      'performance.read': 'Everybody who may read its figures',
      'return.read': 'Everybody who may read its figures and the returns behind them',
    },
    told: 'Who is written to',
    before: (when: string) => `The edition of ${when} is superseded; it can still be read.`,
    first: 'It has not been published for this period before.',
    replaces: 'Earlier edition',
    submit: 'Publish the report',
    done: 'The report is published.',
    doneBefore: 'The report had been published as at this moment before.',
    link: 'Published reports',
  },
  withdraw: {
    link: 'Withdraw it',
    title: 'Withdraw a published report',
    lead: 'It stays in the list with your reason, and its files are no longer given out.',
    reason: 'Why it is withdrawn',
    hint: 'One sentence that every reader of the list can understand',
    submit: 'Withdraw',
    done: 'The report is withdrawn.',
  },
  letter: {
    subject: (report: string) => `Ready to read: ${report}`,
    ready: (report: string) => `${report} has been published and is ready to read.`,
    files: 'It can be read on the page, and taken along as Word, PDF or Excel.',
    button: 'Read the report',
    why: 'You get this because the report is for your role.',
  },
  findings: {
    'reason-missing': 'Say why it is withdrawn',
    'reason-long': 'Say it in at most 1,000 characters',
  },
  refusals: {
    'edition-not-found': 'There is no such published report.',
    'edition-withdrawn': 'The report was withdrawn.',
    'edition-withdrawn-already': 'The report has been withdrawn already.',
    'edition-altered': 'What is stored is not what was published.',
    'edition-published-meanwhile': ({ by }: Args) =>
      `The ${by} has published an edition meanwhile. Read it before you publish another.`,
    'nothing-to-publish': ({ period }: Args) => `There is no report for ${period} that you may publish.`,
    'no-right': 'Your role does not let you do that.',
    'reads-only': 'This token only reads.',
    'form-has-problems': 'Something in the form is not in order.',
  },
}

export const publishingWords = inEachLocale(en)
export type PublishingWords = ReturnType<typeof publishingWords>
