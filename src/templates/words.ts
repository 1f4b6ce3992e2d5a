import { inEachLocale } from '../ui/messages.ts'

type Args = Readonly<Record<string, string | number>>

const en = {
  title: 'Word template',
  lead: 'Reports that are taken away as Word files can stand in a Word document of your own, with its letterhead, logo, footer, fonts, headings and margins.',
  inUse: 'In use',
  none: 'No template is in use. Word files have the look of the service.',
  file: 'File',
  since: 'Since',
  sentBy: 'Taken into use by',
  hash: 'SHA-256',
  example: 'Download an example report',
  exampleHint: 'Its figures are invented. It has every kind of page that reports have.',
  starter: 'Download a template to begin from',
  starterHint: 'It has the look of the service. Change header, footer and styles in Word, and send it here.',
  send: {
    heading: 'Send a template',
    headingNext: 'Send another template',
    label: 'Word document',
    hint: 'A .docx or .dotx file of at most 5 MB. It says {{report}} once, in a paragraph of its own: the report comes to stand there.',
    button: 'Take into use',
  },
  end: {
    heading: 'Take it out of use',
    lead: 'Word files go back to the look of the service. Published reports stay as they are.',
    button: 'Take out of use',
  },
  words: {
    heading: 'What a template can say',
    lead: 'Words in double braces are filled in each report, in its text, headers and footers.',
    placeholder: 'In the template',
    meaning: 'In a report',
    report: 'The report itself: once, in a paragraph of its own. What stands before and after it stays.',
    reportTitle: 'The title. A template that says it in its text prints it there alone.',
    period: 'The quarter or year, for example Quarter 2 2008/09',
    organisation: 'The name of the council or partnership',
    as_at:
      'As at when, for example as at 14 November 2008. A template that says it in its text prints it there alone.',
    published: 'When and by whom it was published, and its code. Nothing in a report that is not published.',
  },
  history: {
    caption: 'What was in use, the last first',
    when: 'When',
    what: 'What',
    by: 'By',
    ended: 'Taken out of use',
  },
  done: {
    sent: 'The template is in use.',
    ended: 'The template is out of use. Word files have the look of the service.',
  },
  exampleText: {
    title: 'Example report: a department, Quarter 2 2008/09',
    period: 'Quarter 2 2008/09',
    asAt: 'as at 14 November 2008',
    summary: 'Summary',
    invented: 'Every figure in this example is invented.',
    strong: 'It has every kind of thing that reports hold.',
    spending: 'Spending',
    point: 'Staff costs are under profile',
    secondPoint: 'Two milestones moved',
    step: 'Agree the new milestones',
    secondStep: 'Fill the two posts',
    measures: 'Measures',
    caption: 'Measures of the department (%)',
    measure: 'Measure',
    measureNumber: (number: number) =>
      `Share of cases of kind ${number} closed within the time that was promised`,
    actual: 'Actual',
    target: 'Target',
    due: 'Due',
    day: '31 March 2009',
    status: 'Status',
    onTarget: 'On target',
    onTargetMeans: 'against the target of the quarter',
    provisional: 'provisional',
    key: 'Key to marks',
    chart: 'A chart',
    chartTitle: 'The measure is rising and above its target',
    chartMeasure: 'Share of cases closed in time, %, Q1 to Q4 2007/08',
    chartSays: 'Up 2.3 points on last quarter, 0.5 above target.',
    closing: 'A new page',
    wide: 'A wide table on its side',
  },
  findings: {
    'template-missing': () => 'Choose a Word document',
    'template-large': () =>
      'The file is larger than 5 MB. Compress its pictures in Word, or take some out, and send it again.',
    'template-not-word': () => 'The file is not a Word document. Send a .docx or .dotx file.',
    'template-old': () =>
      'The file is in the old format of Word, before 2007. Save it as a Word document (.docx) and send that.',
    'template-locked': () =>
      'The file asks for a password, so it was not opened. Save it without one and send that.',
    'template-macros': () =>
      'The file holds macros, so it was not opened. Save it as a .docx document without macros and send that.',
    'template-bomb': () =>
      'The file is far larger inside than a template can be, so it was not opened. Copy what you need into a new document and send that.',
    'template-broken': () =>
      'The file is damaged or not a whole Word document. Open it in Word, save it under another name and send that.',
    'template-strict': () =>
      'The file is in the strict form of Open XML. Save it as "Word document (.docx)", not "Strict Open XML document", and send that.',
    'template-external': ({ address }: Args) =>
      `The document fetches something from elsewhere when it is opened: ${address}. Put the picture or text itself into the document.`,
    'template-embedded': () =>
      'The document has a file, a chart or a control of another program in it. Take it out, or put a picture in its place.',
    'template-field': ({ field }: Args) =>
      `The document has a field that fetches something or starts a program: ${field}. Put what it shows into the document as text.`,
    'template-tracked': () =>
      'The document has tracked changes. Accept or reject them all and save it again.',
    'template-no-place': () =>
      'The document does not say where the report goes. Write {{report}} in a paragraph of its own.',
    'template-many-places': ({ count }: Args) =>
      `The document says {{report}} ${count} times. Leave it in one place.`,
    'template-not-alone': () =>
      'What says {{report}} must be a paragraph of its own in the text: nothing else in it, and not in a table, a box, a header or a footer.',
    'template-many-words': ({ most }: Args) =>
      `The document has more than ${most} words in double braces. Take out those that are not needed.`,
    'template-unknown': ({ names, known }: Args) =>
      `The document has words in double braces that are not known: ${names}. These can be filled: ${known}.`,
  },
  refusals: {
    'form-has-problems': 'The file cannot be used as a template.',
    'no-right': 'Your role does not let you do that.',
    'reads-only': 'This token only reads.',
    'template-not-found': 'There is no such file.',
    'template-none': 'No template is in use.',
    'template-changed-meanwhile': ({ by }: Args) =>
      `The ${by} has changed the template meanwhile. Look at what is in use now before you change it again.`,
  },
}

export const templateWords = inEachLocale(en)
export type TemplateWords = ReturnType<typeof templateWords>
