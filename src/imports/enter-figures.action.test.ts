import { beforeAll, describe, expect, it } from 'vitest'
import { anActor } from '../../test/worlds/an-actor.ts'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import type { Indicator, Range } from '../figures/indicator.ts'
import { listObservations } from '../figures/observation.sql.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { quarter } from '../kernel/period.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import { checkEntry } from './check-entry.ts'
import { enterFigures } from './enter-figures.action.ts'
import { loadEntryGrid } from './entry-grid.action.ts'
import { entryOf, entryText, type EntryRow, type TypedEntry } from './entry-row.ts'
import { findingText } from './finding-text.ts'
import { readEntries } from './read-entries.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const today = '2009-01-12'
const period = quarter(2008, 3)
const expected: Range = { low: '4.0' as Decimal, high: '75' as Decimal }

interface World {
  readonly place: Place
  readonly collator: Actor
  readonly what: string
  readonly indicators: readonly Indicator[]
}

async function aWorld(count = 2, wanted: Partial<Indicator> = {}): Promise<World> {
  const place = await newTenant(app)
  const department = await aDepartment(app, place.id)
  const indicators: Indicator[] = []
  for (let number = 0; number < count; number++)
    indicators.push(
      await anIndicator(app, place.id, {
        ...wanted,
        code: `NI${100 + number}`,
        organisationId: department.id,
      }),
    )
  const collator = await anActor(app, place.id, 'collator', department.id)
  return { place, collator, what: department.code, indicators }
}

const gridOf = (world: World, actor = world.collator, what = world.what) =>
  readTenant(app.db, world.place.id, (trx) =>
    loadEntryGrid(trx, actor, { what, period, page: 1 }, () => expected),
  )

/** What a page that was just opened would send, with some boxes changed. */
async function typing(world: World, changed: Record<string, Partial<TypedEntry>>): Promise<TypedEntry[]> {
  const grid = await gridOf(world)
  return (grid?.rows ?? []).map((row) => ({ ...entryOf(row), ...changed[row.indicator.code] }))
}

const save = (world: World, typed: readonly TypedEntry[], more: { actor?: Actor; today?: string } = {}) =>
  enterFigures(
    app,
    more.actor ?? world.collator,
    { what: world.what, period, page: 1, today: more.today ?? today },
    typed,
    () => expected,
  )

const stored = async ({ place, indicators }: World) =>
  (
    await readTenant(app.db, place.id, (trx) =>
      listObservations(trx, { indicatorIds: indicators.map(({ id }) => id), periods: [period] }, null),
    )
  ).map(({ value, mark, status, signedBy, revision }) => ({ value, mark, status, signedBy, revision }))

describe('figures that are entered', () => {
  it('are provisional, and nobody has signed them off; what nobody typed stays empty', async () => {
    const world = await aWorld(3)
    const typed = await typing(world, { NI100: { value: '38.2' }, NI101: { instead: 'nil' } })
    expect(done(await save(world, typed))).toEqual({ saved: 2, findings: [], conflicts: [] })
    expect(await stored(world)).toEqual([
      { value: '38.2', mark: 'ok', status: 'provisional', signedBy: null, revision: 1 },
      { value: '0', mark: 'nil', status: 'provisional', signedBy: null, revision: 1 },
    ])
    expect((await verify(app, world.place)).faults).toEqual([])
    expect(done(await save(world, await typing(world, {})))).toMatchObject({ saved: 0 })
    expect(await stored(world)).toHaveLength(2)
  })

  it('are kept where they are good, and told what is wrong where they are not', async () => {
    const world = await aWorld(2)
    const typed = await typing(world, { NI100: { value: 'many' }, NI101: { value: '38.2' } })
    expect(done(await save(world, typed))).toMatchObject({
      saved: 1,
      findings: [{ field: 'NI100.value', code: 'entry-not-a-number' }],
    })
  })

  it('changed by two people are overwritten by neither: the second is told', async () => {
    const world = await aWorld(2)
    const mine = await typing(world, { NI100: { value: '39' } })
    done(await save(world, await typing(world, { NI100: { value: '38.2' }, NI101: { value: '40' } })))
    // The row that was not touched is no conflict, though it has changed as well.
    expect(done(await save(world, mine))).toEqual({ saved: 0, findings: [], conflicts: ['NI100'] })
    expect((await stored(world))[0]).toMatchObject({ value: '38.2', revision: 1 })
    done(await save(world, await typing(world, { NI100: { value: '39' } })))
    expect((await stored(world))[0]).toMatchObject({ value: '39', revision: 2 })
  })

  it('are locked once they are signed off', async () => {
    const world = await aWorld(1)
    const rows = `indicator_code,area_code,period,value\nNI100,${homeArea},2008/09 Q3,38`
    done(await importText(app, world.place.id, rows))
    await app.db.pool.query('update observation set signed_by = $2 where tenant_id = $1', [
      world.place.id,
      world.collator.personId,
    ])
    expect((await gridOf(world))?.rows[0]?.standing?.signedBy).toBe('collator')
    expect(done(await save(world, await typing(world, { NI100: { value: '39' } })))).toMatchObject({
      saved: 0,
      findings: [{ code: 'entry-locked' }],
    })
  })

  it('are for what a grant covers, and for nobody without one', async () => {
    const world = await aWorld(1)
    const elsewhere = await aDepartment(app, world.place.id)
    const other = await anActor(app, world.place.id, 'collator', elsewhere.id)
    const member = await anActor(app, world.place.id, 'councillor')
    for (const actor of [other, member]) expect(await gridOf(world, actor)).toBeNull()
    const typed = await typing(world, { NI100: { value: '38' } })
    expect(await save(world, typed, { actor: other })).toMatchObject({ refused: 'not-found' })
    expect(await save(world, typed, { actor: member })).toMatchObject({ refused: 'not-allowed' })
    expect(await save(world, typed, { actor: { ...world.collator, readsOnly: true } })).toMatchObject({
      refused: 'not-allowed',
    })
    expect(await save(world, typed, { today: '2008-09-30' })).toMatchObject({ why: 'entry-ahead' })
    expect(await gridOf(world, world.collator, 'nothing')).toBeNull()
    expect(await stored(world)).toEqual([])
  })
})

describe('a row of the grid', () => {
  const row: EntryRow = {
    indicator: { id: 1, code: 'NI195.a', title: 'Litter', unit: '%', decimals: 1, kind: 'rate' },
    lastFive: [],
    lastFivePeriods: [],
    expected,
    totalBefore: null,
    standing: null,
  }
  const entry = { code: 'NI195.a', value: '6.1', instead: '', note: '', seen: 0, was: '' }

  it.each([
    [{}, []],
    [{ value: '' }, ['value entry-blank error']],
    [{ value: 'six' }, ['value entry-not-a-number error']],
    [{ value: '6.12' }, ['value entry-decimals error']],
    [{ instead: 'nil' }, ['value entry-two-answers error']],
    [{ value: '', instead: 'nil' }, []],
    [{ value: '', instead: 'ok' }, ['instead entry-instead-unknown error']],
    [{ note: 'x'.repeat(1_001) }, ['note entry-note-too-long error']],
    [{ value: '0.4' }, ['value entry-share query']],
    [{ value: '72.5' }, []],
    [{ value: '75.1' }, ['value entry-outside query']],
    [{ value: '3.9' }, ['value entry-outside query']],
    [{ value: '75.1', note: 'A strike' }, []],
  ])('with %j is told %j', (changed, told) => {
    const findings = [...checkEntry(row, { ...entry, ...changed })]
    expect(
      findings.map(({ field, code, severity }) => `${field.replace('NI195.a.', '')} ${code} ${severity}`),
    ).toEqual(told)
    for (const { code, args } of findings)
      expect(findingText('en', code, args)).toMatch(/^[A-Z0-9].{20,}[.]$/)
  })

  it('is asked about where its total of the year so far falls', () => {
    const falling = { ...row, totalBefore: '7' as Decimal }
    expect([...checkEntry(falling, entry)]).toMatchObject([{ code: 'entry-fell', args: { before: '7' } }])
  })

  it('is read from its boxes, whatever dots are in its code', () => {
    const was = entryText({ value: '', instead: '', note: '' })
    expect(
      readEntries([
        ['NI195.a.value', ' 6.1 '],
        ['NI195.a.seen', 'x'],
        ['NI195.a.was', was],
        ['odd', ''],
      ]),
    ).toEqual([{ ...entry, was }])
  })
})
