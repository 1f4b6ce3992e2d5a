import { inEachLocale } from '../ui/messages.ts'
import type { OwnEntry } from './own-entry.ts'

type Args = Readonly<Record<string, string | number>>

/** `entered NI192 and NI193, wrote the key issues and sent this return`. */
function deedsOf({ codes, wroteKeyIssues, sent, certified }: OwnEntry): string {
  const deeds = [
    ...(codes.length > 0 ? [`entered ${listed(codes)}`] : []),
    ...(wroteKeyIssues ? ['wrote the key issues'] : []),
    ...(sent ? ['sent this return'] : []),
    ...(certified ? ['certified this return'] : []),
  ]
  return deeds.length > 0 ? listed(deeds) : 'saved this return'
}

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

const en = {
  states: {
    open: 'Not yet started',
    draft: 'In progress',
    submitted: 'Sent',
    queried: 'Queried',
    certified: 'Certified',
    accepted: 'Accepted',
    reopened: 'Reopened',
  },
  steps: {
    save: 'Saved',
    submit: 'Sent',
    certify: 'Certified',
    query: 'Queried',
    accept: 'Accepted',
    reopen: 'Reopened',
  },
  answers: {
    '': 'Choose',
    value: 'A value',
    nil: 'Nothing to report',
    'not-due': 'Not due',
    'not-available': 'Not available yet',
    'not-applicable': 'Not applicable',
    suppressed: 'Suppressed',
  },
  parts: {
    typed: 'Figure',
    answer: 'Instead of a value',
    reason: 'Why it is right',
    cause: 'Cause',
    action: 'Action',
    forecast: 'Forecast',
    category: 'Category of the target',
    categoryReason: 'Reason for the category',
  },
  page: {
    room: 'Returns',
    title: (department: string) => `Return: ${department}`,
    lead: (period: string, due: string) => `Figures for ${period}, due ${due}.`,
    leadLate: (period: string, due: string, days: number) =>
      `Figures for ${period}. They were due ${due}, ${days} working ${days === 1 ? 'day' : 'days'} ago; you can still send them.`,
    list: (period: string) => `Returns for ${period}`,
    listCount: (accepted: number, all: number, sent: number, late: number) =>
      `${accepted} of ${all} accepted, ${sent} waiting to be signed, ${late} late.`,
    none: 'You owe no return, and there is none that you may read.',
    rounds: 'Other quarters',
    whoIsLate: 'Who is late, and who was on time',
    department: 'Department',
    due: 'Due',
    state: 'Status',
    sentBy: 'Sent by',
    late: (days: number) => `Late: ${days} working ${days === 1 ? 'day' : 'days'}`,
    figure: (unit: string) => (unit === '' || unit === '%' || unit === '£' ? 'Figure' : `Figure, ${unit}`),
    last: (figures: string) => `Last figures: ${figures}`,
    noLast: 'No earlier figure',
    target: (target: string) => `Target: ${target}`,
    targetHead: 'Target',
    statusHead: 'Status',
    noStatus: 'Not rated',
    noTarget: 'No target',
    expected: (range: string) => `Expected from past figures: ${range}`,
    reason: 'Why it is right',
    addReason: 'Say something about this figure',
    addCommentary: 'Write a commentary',
    addCommentaryOrCategory: 'Write a commentary, or say how likely the target is',
    categoryHint: (period: string, target: string) =>
      `How likely it is that ${target} is reached in ${period}`,
    categoryKept: (isSaid: boolean) => (isSaid ? 'As said before' : 'Not said'),
    categoryReasonHint: 'What it rests on, for example the new contract from October',
    lastSaid: (period: string, category: string) => `Last said of the target for ${period}: ${category}`,
    saidBy: (said: string, by: string, on: string, reason: string) => `${said}, by ${by} on ${on}: ${reason}`,
    neverSaid: (period: string) => `Nothing has been said yet of the target for ${period}`,
    workedOut: (forecast: string) => `Worked out from the figures: ${forecast}`,
    hints: {
      cause: 'What lies behind the figure',
      action: 'What is being done about it, who does it and by when',
      forecast: 'Where it will stand at the end of the year, for example "on target by quarter 4"',
    },
    theirs: (text: string) => `Saved meanwhile: ${text}`,
    keyIssues: 'Key issues',
    keyIssuesHint: 'What readers of the report should know, in a few sentences',
    save: 'Save and come back later',
    check: 'Save and check',
    saved: (time: string, by: string) => `Saved at ${time} by ${by}.`,
    done: {
      save: 'Your figures are saved.',
      delegate: 'Who fills which figure is saved.',
      submit: 'The return has been sent. It is now for somebody else to sign it.',
      certify: 'The return is certified. It is now for the performance team to accept it.',
      query: 'Your question has been sent back with the return.',
      accept: 'The return is accepted and its figures are signed off.',
      reopen: 'The return is open again.',
    },
    ownersTitle: 'Who fills which figure',
    ownersLead:
      'Everybody who may fill in this return may change any of its figures; this says whose work each one is.',
    ownersSave: 'Save who fills which',
    noOwner: 'Whoever sends the return',
    ownersLink: 'Say who fills which figure',
    yours: (mine: number) => `Yours: ${mine} ${mine === 1 ? 'figure' : 'figures'}`,
    section: {
      'key-issues': () => 'Key issues',
      yours: () => 'Your figures',
      owner: (post: string) => `Figures of ${post}`,
      'key-indicators': () => 'Key indicators',
      'other-indicators': () => 'Other indicators',
    },
    sectionStatus: {
      'not-started': () => 'Not yet started',
      'in-progress': () => 'In progress',
      completed: () => 'Completed',
      needs: (count: number) =>
        count === 1 ? '1 figure needs attention' : `${count} figures need attention`,
    },
    sectionFigures: (count: number) => `${count} ${count === 1 ? 'figure' : 'figures'}`,
    completed: (done: number, all: number) => `${done} of ${all} sections completed.`,
    continueWith: (section: string) => `Continue with: ${section}`,
    ignored: (names: string) =>
      `What was sent for ${names} was left alone: it is not filled in here. Everything else is saved.`,
    othersHead: 'The other figures',
    ownedBy: (post: string, isIn: boolean) => `${post}: ${isIn ? 'filled in' : 'not filled in yet'}`,
    checkTitle: 'Check your figures',
    checkClear: 'You can send these figures.',
    declaration: (department: string, period: string) =>
      `I have checked these figures. They are what ${department} has to report for ${period}.`,
    send: 'Send the return',
    back: 'Back to the figures',
    change: 'Change',
    blank: 'Not answered',
    signOffTitle: { certify: 'Certify or query', accept: 'Accept or query' },
    sign: { certify: 'Certify', accept: 'Accept and sign off' },
    certifyDeclaration: (department: string, period: string) =>
      `I certify that these figures and what is said of them are what ${department} has to report for ${period}, and that they were checked against their sources.`,
    query: 'Send a question back',
    queryLabel: 'Your question about the return as a whole',
    queryHint: 'For a question about one figure, use "Query this figure" beside it',
    reopen: 'Reopen the return',
    reopenLabel: 'Why it is reopened',
    reopenHint: 'The accepted figures stay as they are until changed ones are accepted',
    ownEntry: {
      certify: (own: OwnEntry) => `You ${deedsOf(own)}, so you cannot certify it: someone else must.`,
      accept: (own: OwnEntry) => `You ${deedsOf(own)}, so you cannot accept it: someone else must.`,
    },
    queryLine: 'Query this figure',
    queryLineLabel: (code: string) => `Your query on ${code}`,
    queriedLine: 'Queried',
    queries: (count: number) => `${count} ${count === 1 ? 'query' : 'queries'}`,
    questions: 'Questions and steps',
    stepTaken: (step: string, by: string, when: string) => `${step} by ${by}, ${when}`,
    waiting: {
      certify: 'This return has been sent and waits to be certified.',
      accept: 'This return has been sent and waits to be accepted.',
    },
    changedSince: (was: string, is: string, when: string, by: string) =>
      `Changed since accepted: ${was} → ${is} on ${when} by ${by}`,
    certified: (by: string, when: string) => `Certified by ${by}, ${when}.`,
    accepted: (by: string, when: string) => `Accepted by ${by}, ${when}.`,
    signOff: { certify: 'Read it and certify or query', accept: 'Read it and accept or query' },
    history: 'History',
    noOne: 'somebody',
    openRound: 'Open a quarter',
    openRoundLead: 'Every department with figures due in it is asked for a return.',
    openRoundButton: 'Open the quarter',
    hands: 'Who signs each return',
    handsOf: {
      2: 'Two: whoever sends it, and whoever accepts it',
      3: 'Three: whoever sends it, the operational director who certifies it, and the performance team that accepts it',
    },
    asks: 'What it asks for',
    asksHint:
      'Key indicators every quarter, the other quarterly ones at half and full year, half-yearly and yearly ones when they end.',
    asksEverything: 'Every quarterly indicator, key or not',
    handsForm: 'Choose who signs each return',
    period: 'Quarter',
    periodForm: 'Enter a quarter, like Q4 2008/09',
    dayForm: 'Enter both days, like 2009-04-01',
    opensOn: 'Opens on',
    dueOn: 'Due on',
  },
  because: {
    amber: 'close to target',
    red: 'off target',
    exceeded: 'well beyond its target',
  },
  findings: {
    'answer-missing': ({ title }: Args) => `Enter the figure for ${title}, or choose why there is none`,
    'indicator-unknown': () => 'There is no indicator with this code in the return.',
    'owner-unknown': ({ code }: Args) => `Choose somebody for ${code} who may fill in this return`,
    'not-of-scale': ({ title, expected }: Args) => `${title} must be ${expected}`,
    'not-a-number': ({ title }: Args) => `${title} must be a number, like 42 or 1,250`,
    'too-many-decimals': ({ title, decimals }: Args) =>
      decimals === 0
        ? `${title} must be a whole number, like 42`
        : `${title} must have ${decimals} decimal ${decimals === 1 ? 'place' : 'places'} or fewer, like ${(38.2).toFixed(Number(decimals))}`,
    'value-and-answer': ({ title, typed }: Args) =>
      `You entered ${typed} for ${title} and also chose why there is no figure. Keep one of them`,
    'nil-only-for-counts': ({ title }: Args) =>
      `"Nothing to report" is for things that are counted. For ${title} enter the figure, or choose "Not applicable" or "Not available yet"`,
    'text-too-long': ({ name, most }: Args) => `${name} must be ${most} characters or fewer`,
    'cause-missing': ({ code, because }: Args) =>
      because === 'exceeded'
        ? `Enter the cause: ${code} is ${english.because.exceeded}, so say what made the difference`
        : `Enter the cause: ${code} is ${english.because[because as 'red']}, so cause, action and forecast are needed before you send`,
    'action-missing': ({ code, because }: Args) =>
      `Enter the action: ${code} is ${english.because[because as 'red']}, so say what is being done, who does it and by when`,
    'forecast-missing': ({ code, because }: Args) =>
      `Enter the forecast: ${code} is ${english.because[because as 'red']}, so say where it will stand at the end of the year`,
    'category-not-asked': ({ code }: Args) =>
      `${code} has no target for the year that is still to be met, so there is nothing to place: leave its category and the reason empty`,
    'category-missing': ({ code }: Args) =>
      `Choose the category of the target of ${code}: likely, difficult or unlikely. You gave a reason without one`,
    'category-reason-missing': ({ code, category }: Args) =>
      `Say why the target of ${code} is ${category === 'difficult' ? 'difficult to meet' : `${category} to be met`}`,
    'looks-like-a-share': ({ title, said, percent }: Args) =>
      `You entered ${said} for ${title}. If you mean ${percent}%, enter ${percent}. If ${said}% is right, say why`,
    'higher-than-expected': ({ title, said, low, high }: Args) =>
      `${said} for ${title} is higher than expected from past figures (${low} to ${high}). Check it, or say why it is right`,
    'lower-than-expected': ({ title, said, low, high }: Args) =>
      `${said} for ${title} is lower than expected from past figures (${low} to ${high}). Check it, or say why it is right`,
    'falls-within-the-year': ({ title, said, previous }: Args) =>
      `${said} for ${title} is less than last quarter’s ${previous}, though it counts the year so far. Check it, or say what was corrected`,
    'query-comment-missing': () =>
      'Enter your question, of the whole return or of any figure, so that the department knows what to look at',
    'query-line-unknown': ({ code }: Args) =>
      `${code} is no figure of this return, so nothing can be asked about it`,
    'query-not-sent': ({ code }: Args) =>
      `You have typed a question${code === undefined ? '' : ` about ${code}`}. Send it back, or clear the box before you sign`,
    'reopen-reason-missing': () => 'Enter why the return is reopened',
  },
  refusals: {
    'return-not-found': () => 'There is no such return.',
    'return-not-open': () => 'This return has been sent, so its figures cannot be changed now.',
    'return-has-problems': ({ problems }: Args) =>
      `Nothing was sent: ${problems} ${problems === 1 ? 'thing needs' : 'things need'} your attention.`,
    'return-changed-meanwhile': ({ by }: Args) =>
      `${by === '' ? 'Somebody' : by} changed this return while you were at it. Compare both and choose what to keep.`,
    'owner-changed-meanwhile': ({ code, post }: Args) =>
      `Somebody has given ${code} to ${post === '' ? 'whoever sends the return' : post} meanwhile. Look at it again and choose.`,
    'return-sent-already': ({ by }: Args) =>
      `${by === '' ? 'Somebody' : by} has sent this return already. It was sent once.`,
    'step-not-possible': () => 'That cannot be done with this return as it stands now. Look at it again.',
    'no-right': () => 'Your role does not let you do that.',
    locked: () => 'This return is signed off. It has to be reopened before anything in it is changed.',
    'reads-only': () => 'This access token is for reading only.',
    'confirm-first': () =>
      'Confirm first that it is you, then do it again. Signing off asks for this every ten minutes.',
    'own-entry': ({ lines }: Args = {}) =>
      `You entered ${lines || 'figures in this return or signed it'}, so someone else must sign it now. Ask the performance team.`,
    'round-dates': ({ period }: Args) =>
      `The round for ${period} must open after the period has ended, and be due after it opens.`,
    'round-open-already': ({ period }: Args) => `The round for ${period} is open already.`,
    'nothing-due': ({ period }: Args) => `No department has figures due for ${period}.`,
    'clock-set-back': ({ clock, last }: Args) =>
      `Nothing was changed. This computer’s clock says ${clock}, but the last change was recorded at ${last}. Ask for the clock to be put right, then try again.`,
  },
}
const english = en

export const returnWords = inEachLocale(en)
export type ReturnWords = ReturnType<typeof returnWords>
