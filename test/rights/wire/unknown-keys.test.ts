import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../../src/db/app.ts'
import { quietApp } from '../../worlds/quiet-app.ts'
import { ask, type Sent } from './asker.ts'
import { changes, leftOut } from './changes.ts'
import { aHolder, type Holder } from './people.ts'
import { rows } from './rows.ts'
import { serve, type Served } from './served.ts'
import { twoSides, type TwoSides } from './two-sides.ts'

let app: App
let world: TwoSides
let served: Served
let team: Holder
let administrator: Holder
/** Every column of every table, as the store names it and as a program would. */
let columns: string[]
beforeAll(async () => {
  app = await quietApp()
  world = await twoSides(app)
  served = await serve(app)
  team = await aHolder(world, 'performance-team', null)
  administrator = await aHolder(world, 'system-administrator', null)
  const { rows: found } = await app.db.pool.query<{ column_name: string }>(
    `select distinct column_name from information_schema.columns where table_schema = 'public'`,
  )
  const camel = (name: string): string => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
  columns = [...new Set(found.flatMap(({ column_name: name }) => [name, camel(name)]))]
})

/** Values that are nowhere in the world, one for each type of column that can hold them. */
const smuggled = { text: 'smuggled-in', number: '424242', day: '2042-04-02' } as const
const valueFor = (name: string): string => {
  if (/(_on|On|_at|At|_until)$/.test(name)) return smuggled.day
  return /(^id|_id|Id|version|index|sequence|step|position)$/.test(name) ? smuggled.number : smuggled.text
}

const apiWrites = Object.entries(rows).filter(([name]) => /^API (?!get )/.test(name))

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The body with the keys put into each object of it in turn, and where they then are. */
function* withKeys(
  body: Json,
  keys: readonly string[],
  at = '',
): Generator<{ body: Json; fields: string[] }> {
  const extra = keys.filter((key) => !(key in body))
  yield {
    body: { ...body, ...Object.fromEntries(extra.map((key) => [key, valueFor(key)])) },
    fields: extra.map((key) => `${at}${key}`),
  }
  for (const [name, value] of Object.entries(body)) {
    if (!Array.isArray(value) || !isObject(value[0])) continue
    for (const inner of withKeys(value[0], keys, `${at}${name}[0].`))
      yield { body: { ...body, [name]: [inner.body] }, fields: inner.fields }
  }
}

/** Bodies with every object in them that a program may send. */
const fuller: Readonly<Record<string, Json>> = {
  'API patch /returns/{id}': { lines: [{ indicator: 'NI-own' }] },
}

describe('a key that is not known, in what a program sends', () => {
  it.each(apiWrites)('%s refuses each of them', async (name, row) => {
    const sent: Sent = row.sent?.(world.own, world) ?? {}
    const method = name.split(' ')[1]?.toUpperCase() ?? ''
    const body: Json = { ...(sent.json as Json), ...fuller[name] }
    const asker = /organisations|bodies|returns|indicators/.test(name) ? team : administrator
    const path = row.path(world.own, world, asker)
    for (const { body: more, fields } of withKeys(body, columns)) {
      const { status, text } = await ask(served.origin, asker.cookie, method, path, { ...sent, json: more })
      const { code, findings = [] } = JSON.parse(text) as {
        code: string
        findings?: { field: string; code: string }[]
      }
      expect([status, code]).toEqual([422, 'request-not-understood'])
      const refused = findings.filter((finding) => finding.code === 'unknown-key').map(({ field }) => field)
      // What the door does know of these is not refused as unknown: it has been sent with a value that is none.
      const known = fields.filter((field) => !refused.includes(field))
      const wrong = findings.filter((finding) => finding.code !== 'unknown-key').map(({ field }) => field)
      expect(known.filter((field) => !wrong.includes(field) && !optional.has(lastPart(field)))).toEqual([])
      expect(refused.length).toBeGreaterThan(100)
    }
  })

  it.each(Object.entries(rows).filter(([name]) => name.startsWith('API')))(
    '%s refuses it in the query',
    async (name, row) => {
      const sent: Sent = row.sent?.(world.own, world) ?? {}
      const method = name.split(' ')[1]?.toUpperCase() ?? ''
      const path = `${row.path(world.own, world, team)}&tenant_id=${smuggled.number}`
      const { status, text } = await ask(served.origin, team.cookie, method, path, sent)
      expect([status, text.includes('tenant_id')]).toEqual([422, true])
    },
  )
})

/** Words of columns that doors know as optional parts of what may be sent. */
const optional = new Set([
  'code',
  'name',
  'kind',
  'sector',
  'themes',
  'reason',
  'comment',
  'openedOn',
  'closedOn',
  'endsOn',
  'keyIssues',
  'answer',
  'categoryReason',
  'typed',
  'cause',
  'action',
  'forecast',
  'categoryReason',
  'mark',
  'note',
  'status',
  'evidence',
  'numerator',
  'denominator',
])
const lastPart = (field: string): string => field.split('.').at(-1) ?? field

/** Whether anything of what was smuggled in stands anywhere in the store. */
async function found(): Promise<string[]> {
  const { rows: tables } = await app.db.pool.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  const hits: string[] = []
  for (const { name } of tables) {
    const { rows: held } = await app.db.pool.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${name} t where to_jsonb(t)::text ~ $1`,
      [Object.values(smuggled).join('|')],
    )
    hits.push(...held.map(({ row }) => `${name}: ${row}`))
  }
  return hits
}

describe('a box that the page does not have, in a form', () => {
  it('is tried on every form of a place that changes anything', () => {
    const forms = served.routes.filter((name) => name.startsWith('POST /[place]'))
    expect([...Object.keys(changes), ...Object.keys(leftOut)].toSorted()).toEqual(forms)
  })

  it.each(Object.entries(changes))('%s: is refused, or nothing comes of it', async (_, change) => {
    const asker = change.as === 'administrator' ? administrator : team
    const { path, boxes } = await change.make(world)
    const extra = columns.filter((name) => !(name in boxes))
    const form = { ...boxes, ...Object.fromEntries(extra.map((name) => [name, valueFor(name)])) }
    const answer = await ask(served.origin, asker.cookie, 'POST', path, { form })
    if (answer.status === 400) {
      // Refused whole; without the boxes it goes through, so it was they that were refused.
      const plain = await ask(served.origin, asker.cookie, 'POST', path, { form: boxes })
      expect([plain.status, plain.text.includes('error-summary')]).toEqual([change.done, false])
    } else expect([answer.status, answer.text.includes('error-summary')]).toEqual([change.done, false])
    expect(await found()).toEqual([])
  })

  it('went wrong nowhere', async () => {
    expect(await served.faults()).toEqual([])
  })
})
