import { beforeAll, describe, expect, it } from 'vitest'
import { anActor } from '../../test/worlds/an-actor.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import type { App } from '../db/app.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import type { Indicator } from '../figures/indicator.ts'
import { listObservations } from '../figures/observation.sql.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import { nothingChosen, type ImportChoices } from './import-choices.ts'
import { dropOldFiles } from './drop-old-files.action.ts'
import { keepLayout } from './keep-layout.action.ts'
import { layoutsThatMatch } from './layouts-that-match.ts'
import { previewImport } from './preview-import.action.ts'
import { sendFile } from './send-file.action.ts'
import { takeImport } from './take-import.action.ts'
import { waitingFiles } from './waiting-files.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const today = '2009-01-12'
const heading = 'indicator_code,area_code,period,value'

interface World {
  readonly place: Place
  readonly team: Actor
  readonly indicator: Indicator
  readonly rows: (...rows: readonly (readonly [period: string, value: string])[]) => string
}

async function aWorld(wanted: Partial<Indicator> = {}): Promise<World> {
  const place = await newTenant(app)
  const indicator = await anIndicator(app, place.id, wanted)
  return {
    place,
    team: await anActor(app, place.id, 'performance-team'),
    indicator,
    rows: (...rows) =>
      [heading, ...rows.map(([period, value]) => `${indicator.code},${homeArea},${period},${value}`)].join(
        '\r\n',
      ),
  }
}

const valuesOf = async ({ place, indicator }: World) =>
  (
    await readTenant(app.db, place.id, (trx) => listObservations(trx, { indicatorIds: [indicator.id] }, null))
  ).map(({ value, mark }) => value ?? mark)

async function send({ team }: World, text: string): Promise<number> {
  return done(
    await sendFile(app, team, { name: 'q2.csv', bytes: Buffer.from(text), source: 'WasteDataFlow' }),
  )
}

async function look({ team }: World, id: number, choices: Partial<ImportChoices> = {}) {
  return done(await previewImport(app, team, { id, today, choices: { ...nothingChosen, ...choices } }))
}

async function take(
  { team }: World,
  id: number,
  seen: string,
  more: { partial?: boolean; reason?: string; choices?: Partial<ImportChoices> } = {},
) {
  const choices = { ...nothingChosen, ...more.choices }
  return takeImport(app, team, { id, today, seen, partial: false, reason: '', ...more, choices })
}

const why = (result: unknown): string => (isRefusal(result) ? result.why : 'done')

describe('a file that was sent', () => {
  it('is looked at before anything of it is saved, then imported once, and its text goes', async () => {
    const world = await aWorld()
    done(await importText(app, world.place.id, world.rows(['2008/09 Q1', '37.0'], ['2007/08 Q4', '36'])))
    const id = await send(
      world,
      world.rows(['2008/09 Q1', '37.5'], ['2008/09 Q2', '38.2'], ['2007/08 Q4', '36'], ['2008/09 Q9', '1']),
    )
    const preview = await look(world, id)
    expect(preview).toMatchObject({ rows: 4, added: 1, revised: 1, unchanged: 1, bad: 1 })
    expect(preview.changes).toMatchObject([{ figure: { value: '37.5' }, before: { value: '37.0' } }])
    expect(preview.news).toMatchObject([{ line: 3, value: '38.2' }])
    expect([...preview.forms.keys()]).toEqual(preview.news.map(({ indicatorCode }) => indicatorCode))
    expect(preview.findings).toMatchObject([{ line: 5, field: 'period', value: '2008/09 Q9' }])
    expect(await valuesOf(world)).toEqual(['36', '37.0'])
    expect(why(await take(world, id, preview.seen))).toBe('file-has-problems')
    expect(await take(world, id, preview.seen, { partial: true })).toMatchObject({ added: 1, revised: 1 })
    expect(await valuesOf(world)).toEqual(['36', '37.5', '38.2'])
    expect(why(await take(world, id, preview.seen, { partial: true }))).toBe('import-file-gone')
    expect((await verify(app, world.place)).faults).toEqual([])
  })

  it('imported twice changes nothing', async () => {
    const world = await aWorld()
    const text = world.rows(['2008/09 Q2', '38.2'])
    const first = await send(world, text)
    done(await take(world, first, (await look(world, first)).seen))
    const again = await look(world, await send(world, text))
    expect(again).toMatchObject({ added: 0, revised: 0, unchanged: 1 })
    expect(done(await take(world, again.id, again.seen))).toMatchObject({ saved: false })
    expect(await valuesOf(world)).toEqual(['38.2'])
  })

  it('is refused where a figure was changed by two people, so that no preview lies', async () => {
    const world = await aWorld()
    done(await importText(app, world.place.id, world.rows(['2008/09 Q2', '38.2'])))
    const { id, seen } = await look(world, await send(world, world.rows(['2008/09 Q2', '39'])))
    done(await importText(app, world.place.id, world.rows(['2008/09 Q2', '38.6'])))
    expect(why(await take(world, id, seen))).toBe('preview-moved-on')
    expect(await valuesOf(world)).toEqual(['38.6'])
    const now = await look(world, id)
    expect(now.changes).toMatchObject([{ before: { value: '38.6' } }])
    done(await take(world, id, now.seen))
    expect(await valuesOf(world)).toEqual(['39'])
  })

  it('is dropped after seven days', async () => {
    const world = await aWorld()
    const old = await send(world, world.rows(['2008/09 Q2', '38.2']))
    await inTenant(app.db, world.place.id, (trx) =>
      trx
        .updateTable('import_file')
        .set({ sent_at: new Date(Date.now() - 8 * 86_400_000) })
        .execute(),
    )
    const fresh = await send(world, world.rows(['2008/09 Q2', '38.3']))
    expect(done(await waitingFiles(app, world.team)).map(({ id }) => id)).toEqual([fresh])
    expect(why(await previewImport(app, world.team, { id: old, today, choices: nothingChosen }))).toBe(
      'import-file-gone',
    )
  })

  it('is dropped on schedule too, when nobody sends another', async () => {
    const world = await aWorld()
    const id = await send(world, world.rows(['2008/09 Q2', '38.2']))
    const waiting = async () => done(await waitingFiles(app, world.team)).map((file) => file.id)
    await dropOldFiles(app, new Date())
    expect(await waiting()).toEqual([id])
    await dropOldFiles(app, new Date(Date.now() + 8 * 86_400_000))
    expect(await waiting()).toEqual([])
  })

  it('is the business of those who may import, and of no other place', async () => {
    const world = await aWorld()
    const id = await send(world, world.rows(['2008/09 Q2', '38.2']))
    const collator = await anActor(app, world.place.id, 'collator')
    const sent = { name: 'x.csv', bytes: Buffer.from('x'), source: 'x' }
    for (const result of [
      await sendFile(app, collator, sent),
      await waitingFiles(app, collator),
      await previewImport(app, collator, { id, today, choices: nothingChosen }),
      await keepLayout(app, collator, { ...nothingChosen, name: 'x', columns: { figure: 'value' } }),
      await takeImport(app, collator, {
        id,
        today,
        seen: '',
        partial: true,
        reason: '',
        choices: nothingChosen,
      }),
    ])
      expect(result).toMatchObject({ refused: 'not-allowed' })
    const elsewhere = await aWorld()
    expect(await previewImport(app, elsewhere.team, { id, today, choices: nothingChosen })).toMatchObject({
      refused: 'not-found',
    })
  })

  it.each([
    ['file-missing', () => ({ name: '' })],
    ['file-empty', () => ({ bytes: Buffer.alloc(0) })],
    ['file-too-large', () => ({ bytes: Buffer.alloc(25 * 1024 * 1024 + 1) })],
    ['source-missing', () => ({ source: '' })],
    ['source-too-long', () => ({ source: 'x'.repeat(501) })],
    ['not-csv', () => ({ bytes: Buffer.from([0xff, 0xfe, 0x41]) })],
  ] as const)('is refused in one sentence: %s', async (code, wrong) => {
    const { team } = await aWorld()
    const sent = { name: 'x.csv', bytes: Buffer.from(heading), source: 'x', ...wrong() }
    expect(((await sendFile(app, team, sent)) as Refusal).findings).toMatchObject([{ code }])
  })
})

describe('bad input', () => {
  const told = async (wanted: Partial<Indicator>, ...rows: (readonly [string, string])[]) => {
    const world = await aWorld(wanted)
    const id = await send(world, world.rows(...rows))
    const { findings } = await look(world, id)
    return { world, id, told: findings.map(({ line, code, severity }) => `${line} ${code} ${severity}`) }
  }

  it('unknown codes', async () => {
    const world = await aWorld()
    const id = await send(
      world,
      `${heading}\nNI999,${homeArea},2008/09 Q2,1\n${world.indicator.code},E99,2008/09 Q2,1`,
    )
    expect((await look(world, id)).findings).toMatchObject([
      { line: 2, field: 'indicator_code', value: 'NI999' },
      { line: 3, field: 'area_code', value: 'E99' },
    ])
  })

  it('duplicate rows in a file', async () => {
    const { told: said } = await told({}, ['2008/09 Q1', '37'], ['2008/09 Q1', '37'], ['2008/09 Q1', '38'])
    expect(said).toEqual(['3 twice-in-file-alike note', '4 twice-in-file error'])
  })

  it('two readings of one period, read as one where that was chosen for all', async () => {
    const { world, id, told: said } = await told({ periodKind: 'half' }, ['2008-09', '37'])
    expect(said).toEqual(['2 period-two-readings error'])
    expect((await look(world, id)).periodKinds).toContain('financial-year')
    const chosen = await look(world, id, { readAs: 'financial-year' })
    expect(chosen.news).toMatchObject([{ period: { kind: 'financial-year', index: 2008 } }])
    expect(chosen.findings).toEqual([])
  })

  it('text in a number', async () => {
    expect((await told({}, ['2008/09 Q1', 'about 40'], ['2008/09 Q2', '38'])).told).toEqual([
      '2 not-a-number error',
    ])
  })

  it('a percentage given as 0–1 is asked about, and one choice holds for all alike', async () => {
    const { world, id, told: said } = await told({}, ['2008/09 Q1', '0.38'], ['2008/09 Q2', '0.4'])
    expect(said).toEqual(['2 percentage-as-share query', '3 percentage-as-share query'])
    expect(await look(world, id, { share: 'percent' })).toMatchObject({ findings: [], asked: 0 })
    const shares = await look(world, id, { share: 'share' })
    expect(shares.news.map(({ value }) => value)).toEqual(['38', '40'])
    done(await take(world, id, shares.seen, { choices: { share: 'share' } }))
    expect(await valuesOf(world)).toEqual(['38', '40'])
  })

  it('a percentage under 1 that its numerator and denominator bear out is not asked about', async () => {
    const world = await aWorld()
    const text = `${heading},numerator,denominator\n${world.indicator.code},${homeArea},2008/09 Q1,0.38,38,10000`
    expect((await look(world, await send(world, text))).findings).toEqual([])
  })

  it('a figure that was asked about passes with a reason, which is kept', async () => {
    const { world, id } = await told({}, ['2008/09 Q1', '0.38'])
    const { seen } = await look(world, id)
    expect(why(await take(world, id, seen))).toBe('reason-missing')
    expect(why(await take(world, id, seen, { reason: 'x'.repeat(1_001) }))).toBe('reason-too-long')
    done(await take(world, id, seen, { reason: 'Exclusions are rare' }))
    const { rows } = await app.db.pool.query<{ reason: string }>(
      "select reason from audit_entry where tenant_id = $1 and action = 'figures-imported'",
      [world.place.id],
    )
    expect(rows).toEqual([{ reason: 'WasteDataFlow. Exclusions are rare' }])
  })

  it('over 100% where it may be', async () => {
    expect((await told({}, ['2008/09 Q1', '130.2'])).told).toEqual([])
  })

  it('blank, zero, - and [c] told apart', async () => {
    const {
      world,
      id,
      told: said,
    } = await told(
      { unit: 'number' },
      ['2008/09 Q1', ''],
      ['2008/09 Q2', '0'],
      ['2008/09 Q3', '-'],
      ['2007/08 Q4', '[c]'],
    )
    expect(said).toEqual(['2 blank-value note'])
    done(await take(world, id, (await look(world, id)).seen))
    expect(await valuesOf(world)).toEqual(['suppressed', 'missing', '0', 'missing'])
  })

  it('a cumulative value that falls, in the file or after what the store has', async () => {
    const world = await aWorld({ kind: 'cumulative', unit: 'number' })
    done(await importText(app, world.place.id, world.rows(['2008/09 Q1', '40'], ['2007/08 Q4', '99'])))
    const id = await send(world, world.rows(['2008/09 Q2', '30'], ['2008/09 Q3', '20'], ['2009/10 Q1', '5']))
    expect((await look(world, id)).findings.filter(({ code }) => code === 'cumulative-fell')).toMatchObject([
      { line: 2, severity: 'query', args: { before: '40' } },
      { line: 3, severity: 'query', args: { before: '30' } },
    ])
  })

  it('a future period is asked about; an estimate may look ahead', async () => {
    const world = await aWorld()
    const code = world.indicator.code
    const text = `${heading},status\n${code},${homeArea},2009/10 Q1,40,final\n${code},${homeArea},2009/10 Q2,41,estimate`
    expect((await look(world, await send(world, text))).findings).toMatchObject([
      { line: 2, code: 'period-ahead', severity: 'query' },
    ])
  })
})

describe('columns of another product', () => {
  it('are matched once, remembered under a name and offered where the headings are the same', async () => {
    const world = await aWorld()
    const text = `PI Ref,Authority,Quarter,Figure\n${world.indicator.code},${homeArea},2008/09 Q2,38.2`
    const id = await send(world, text)
    expect((await look(world, id)).unknownColumns).toEqual(['pi_ref', 'authority', 'quarter', 'figure'])
    const columns = {
      pi_ref: 'indicator_code',
      authority: 'area_code',
      quarter: 'period',
      figure: 'value',
    } as const
    expect(await look(world, id, { columns })).toMatchObject({ added: 1, findings: [] })
    done(await keepLayout(app, world.team, { ...nothingChosen, name: 'Other product', columns }))
    const next = await look(world, await send(world, text))
    expect(layoutsThatMatch(next)).toMatchObject([{ name: 'Other product', columns }])
    expect(layoutsThatMatch({ ...next, unknownColumns: ['figure'] })).toEqual([])
    done(await take(world, id, (await look(world, id, { columns })).seen, { choices: { columns } }))
    expect(await valuesOf(world)).toEqual(['38.2'])
    expect(why(await keepLayout(app, world.team, { ...nothingChosen, name: ' ', columns }))).toBe(
      'layout-name-missing',
    )
    expect(why(await keepLayout(app, world.team, { ...nothingChosen, name: 'x' }))).toBe('layout-empty')
  })
})
