import type { App } from '../../db/app.ts'
import { inTenant, readTenant } from '../../db/tenant.ts'
import { londonDate, londonInstant } from '../../kernel/london.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { quarter, type Period } from '../../kernel/period.ts'
import type { Actor } from '../../rights/actor.ts'
import { findActor } from '../../rights/find-actor.sql.ts'
import { visibleTo } from '../../rights/policy.ts'
import { setClock } from '../../places/place.sql.ts'
import { openRound } from '../../returns/open-round.action.ts'
import { isAnswer, type Entered, type ReturnHead } from '../../returns/return.ts'
import { findReturn } from '../../returns/return.sql.ts'
import { saveReturn } from '../../returns/save-return.action.ts'
import { takeStep } from '../../returns/take-step.action.ts'
import { csvTable } from './csv-table.ts'
import { demonstrator, must, type LoadedPeople } from './load-people.ts'

/** The year 2008/09 so far: each round with the days on which it opened, was due, came in and was accepted. */
const rounds = [
  {
    period: quarter(2008, 1),
    text: '2008/09 Q1',
    opensOn: '2008-07-01',
    dueOn: '2008-07-18',
    sent: '2008-07-17T10:00',
    accepted: '2008-07-25T14:00',
  },
  {
    period: quarter(2008, 2),
    text: '2008/09 Q2',
    opensOn: '2008-10-01',
    dueOn: '2008-10-17',
    sent: '2008-10-16T11:00',
    accepted: '2008-10-28T15:00',
  },
  {
    period: quarter(2008, 3),
    text: '2008/09 Q3',
    opensOn: '2009-01-05',
    dueOn: '2009-01-23',
    sent: null,
    accepted: null,
  },
] as const

type Column = 'department' | 'period' | 'indicator_code' | keyof Entered | 'value'

/** Walks the rounds as the posts would: opened, filled, sent, accepted by somebody else; the last is left open. */
export async function loadQuarters(app: App, people: LoadedPeople, folder: string): Promise<void> {
  const { tenantId } = people
  const answers = await csvTable<Column>(`${folder}/returns.csv`)
  const issues = await csvTable<'department' | 'period' | 'text'>(`${folder}/key-issues.csv`)
  const departments = [...new Set(answers.map((row) => row.department))]
  for (const round of rounds) {
    await moveClock(app, tenantId, `${round.opensOn}T09:00`)
    const team = await actor(app, people, 'performance-manager')
    const { period, opensOn, dueOn } = round
    // The records of the year have every figure for every quarter.
    must(await openRound(app, team, { period, opensOn, dueOn, asks: 'everything' }))
    if (round.sent === null) continue
    await moveClock(app, tenantId, round.sent)
    for (const department of departments) {
      const lines = answers.filter((row) => row.department === department && row.period === round.text)
      const keyIssues =
        issues.find((row) => row.department === department && row.period === round.text)?.text ?? ''
      await fillAndSend(
        app,
        await actor(app, people, `${department}-collator`),
        folder,
        department,
        round.period,
        lines,
        keyIssues,
      )
    }
    await moveClock(app, tenantId, round.accepted)
    for (const department of departments) {
      const director = await actor(app, people, `${department}-director`)
      const { version } = await returnOf(app, director, department, round.period)
      must(
        await takeStep(app, director, at(folder, department, round.period), {
          step: 'accept',
          comment: '',
          version,
        }),
      )
    }
  }
}

async function fillAndSend(
  app: App,
  collator: Actor,
  place: string,
  department: string,
  period: Period,
  rows: readonly Record<Column, string>[],
  keyIssues: string,
): Promise<void> {
  const lines = new Map(
    rows.map((row): [string, Entered] => [
      row.indicator_code,
      {
        answer: isAnswer(row.answer) ? row.answer : '',
        typed: row.answer === 'value' ? row.value : '',
        reason: row.reason,
        cause: row.cause,
        action: row.action,
        forecast: row.forecast,
      },
    ]),
  )
  const where = at(place, department, period)
  const saved = must(await saveReturn(app, collator, where, { lines, keyIssues, version: 1 }))
  const sent = await takeStep(app, collator, where, { step: 'submit', comment: '', version: saved.version })
  if (!isRefusal(sent)) return
  // Figures outside what was expected are asked about: as a collator would, say why they are right and send again.
  const asked = new Map(lines)
  for (const { field, severity } of sent.findings) {
    const code = field.split('.')[0] ?? ''
    const line = asked.get(code)
    if (severity === 'query' && line)
      asked.set(code, { ...line, reason: 'Checked against the source system: the figure is right.' })
  }
  const explained = must(
    await saveReturn(app, collator, where, { lines: asked, keyIssues, version: saved.version }),
  )
  must(await takeStep(app, collator, where, { step: 'submit', comment: '', version: explained.version }))
}

const at = (place: string, organisationCode: string, period: Period) => ({ place, organisationCode, period })

async function returnOf(app: App, actor: Actor, department: string, period: Period): Promise<ReturnHead> {
  const visible = visibleTo(actor, 'return.read')
  const head = await readTenant(app.db, actor.tenantId, (trx) => findReturn(trx, visible, department, period))
  if (!head) throw new Error(`${department} has no return`)
  return head
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
