import type { App } from '../../db/app.ts'
import { inTenant, readTenant } from '../../db/tenant.ts'
import { londonDate, londonInstant } from '../../kernel/london.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import type { Period } from '../../kernel/period.ts'
import { readPeriod } from '../../kernel/read-period.ts'
import type { Actor } from '../../rights/actor.ts'
import { findActor } from '../../rights/find-actor.sql.ts'
import { visibleTo } from '../../rights/policy.ts'
import { setClock } from '../../places/place.sql.ts'
import { publishAll } from '../../publishing/publish-all.action.ts'
import { openRound } from '../../returns/open-round.action.ts'
import { isAnswer, type Entered, type ReturnHead } from '../../returns/return.ts'
import { findReturn } from '../../returns/return.sql.ts'
import { saveReturn } from '../../returns/save-return.action.ts'
import { takeStep } from '../../returns/take-step.action.ts'
import { isStep } from '../../returns/transitions.ts'
import { isCategory } from '../../targets/category.ts'
import { csvTable } from './csv-table.ts'
import { demonstrator, must, type LoadedPeople } from './load-people.ts'

type Answer = Record<
  | ('department' | 'period' | 'indicator_code' | 'value' | 'category_reason')
  | Exclude<keyof Entered, 'typed' | 'categoryReason'>,
  string
>
type RoundColumn = 'period' | 'opens_on' | 'due_on' | 'hands' | 'published_at' | 'publishes'
type StepColumn = 'period' | 'department' | 'at' | 'step' | 'by' | 'comment' | 'indicator_code'
type Issue = Record<'department' | 'period' | 'text', string>

/** What a department has to say for one quarter. */
interface Filled {
  readonly lines: ReadonlyMap<string, Entered>
  readonly keyIssues: string
}

/**
 * Walks the quarters as the posts did: each round is opened, each step taken, and the reports published, by whom and when
 * the tables say.
 */
export async function loadQuarters(
  app: App,
  people: LoadedPeople,
  folder: string,
  { publishes }: { readonly publishes: boolean },
): Promise<void> {
  const answers = await csvTable<keyof Answer>(`${folder}/returns.csv`)
  const issues = await csvTable<keyof Issue>(`${folder}/key-issues.csv`)
  const steps = await csvTable<StepColumn>(`${folder}/return-steps.csv`)
  for (const round of await csvTable<RoundColumn>(`${folder}/rounds.csv`)) {
    await moveClock(app, people.tenantId, `${round.opens_on}T09:00`)
    const period = periodOf(round.period)
    const team = await actor(app, people, 'performance-manager')
    must(
      await openRound(app, team, {
        period,
        opensOn: round.opens_on,
        dueOn: round.due_on,
        hands: round.hands === '3' ? 3 : 2,
        // The records of the year have every figure for every quarter.
        asks: 'everything',
      }),
    )
    for (const row of steps.filter((taken) => taken.period === round.period)) {
      await moveClock(app, people.tenantId, row.at)
      const by = await actor(app, people, row.by)
      const at = { place: folder, organisationCode: row.department, period }
      const filled = filledBy(row, answers, issues)
      if (row.step === 'save') await save(app, by, at, filled)
      else if (row.step === 'submit') await fillAndSend(app, by, at, filled)
      else await step(app, by, at, saidOf(row))
    }
    if (!publishes || round.published_at === '') continue
    await moveClock(app, people.tenantId, round.published_at)
    const manager = await actor(app, people, 'performance-manager')
    must(await publishAll(app, manager, { period, asAt: null, definitions: round.publishes.split(';') }))
  }
}

/** What is said with a step: of the whole return, or of the one figure that it names. */
function saidOf({ step: name, comment, indicator_code: code }: Record<StepColumn, string>) {
  return code ? { step: name, comment: '', lines: new Map([[code, comment]]) } : { step: name, comment }
}

type Where = Parameters<typeof takeStep>[2]

async function step(
  app: App,
  by: Actor,
  at: Where,
  taken: { readonly step: string; readonly comment: string; readonly lines?: ReadonlyMap<string, string> },
): Promise<void> {
  if (!isStep(taken.step) || taken.step === 'save') throw new Error(`${taken.step} is no step of a return`)
  const { version } = await returnOf(app, by, at)
  must(await takeStep(app, by, at, { ...taken, step: taken.step, version }))
}

async function save(app: App, by: Actor, at: Where, filled: Filled): Promise<ReturnHead> {
  const { version } = await returnOf(app, by, at)
  return must(await saveReturn(app, by, at, { ...filled, version }))
}

/** Figures outside what was expected are asked about: as a collator would, say why they are right and send again. */
async function fillAndSend(app: App, by: Actor, at: Where, filled: Filled): Promise<void> {
  const { version } = await save(app, by, at, filled)
  const sent = await takeStep(app, by, at, { step: 'submit', comment: '', version })
  if (!isRefusal(sent)) return
  const lines = new Map(filled.lines)
  for (const { field, severity } of sent.findings) {
    const code = field.split('.')[0] ?? ''
    const line = lines.get(code)
    if (severity === 'query' && line)
      lines.set(code, { ...line, reason: 'Checked against the source system: the figure is right.' })
  }
  await save(app, by, at, { ...filled, lines })
  await step(app, by, at, { step: 'submit', comment: '' })
}

function filledBy(
  { department, period }: { readonly department: string; readonly period: string },
  answers: readonly Answer[],
  issues: readonly Issue[],
): Filled {
  const isOfIt = (row: Answer | Issue): boolean => row.department === department && row.period === period
  return {
    lines: new Map(answers.filter(isOfIt).map((row) => [row.indicator_code, enteredOf(row)])),
    keyIssues: issues.find(isOfIt)?.text ?? '',
  }
}

function enteredOf({ answer, value, category, ...row }: Answer): Entered {
  const { reason, cause, action, forecast, category_reason: categoryReason } = row
  return {
    answer: isAnswer(answer) ? answer : '',
    typed: answer === 'value' ? value : '',
    reason,
    cause,
    action,
    forecast,
    category: isCategory(category) ? category : '',
    categoryReason,
  }
}

async function returnOf(app: App, by: Actor, at: Where): Promise<ReturnHead> {
  const visible = visibleTo(by, 'return.read')
  const head = await readTenant(app.db, by.tenantId, (trx) =>
    findReturn(trx, visible, at.organisationCode, at.period),
  )
  if (!head) throw new Error(`${at.organisationCode} has no return`)
  return head
}

function periodOf(text: string): Period {
  const read = readPeriod(text, 'quarter')
  if (read.is !== 'one') throw new Error(`${text} is no period`)
  return read.period
}

async function actor(app: App, { tenantId, people }: LoadedPeople, key: string): Promise<Actor> {
  const personId = people.get(key)
  const found =
    personId === undefined
      ? undefined
      : await readTenant(app.db, tenantId, (trx) =>
          findActor(trx, tenantId, { personId }, londonDate(new Date()), demonstrator),
        )
  if (!found) throw new Error(`the demonstration has no post ${key}`)
  return found
}

async function moveClock(app: App, tenantId: number, to: string): Promise<void> {
  await inTenant(app.db, tenantId, (trx) => setClock(trx, londonInstant(to)))
}
