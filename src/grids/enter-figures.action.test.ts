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
import { entryWorkbook } from './entry-workbook.action.ts'
import { entryWords } from './entry-words.ts'
import { hasGrid, listOwnGrids } from './open-grids.action.ts'
import { pasteFigures, type PastedSheet } from './paste-figures.action.ts'
import { sheetOfFile } from '../files/sheet-of-file.action.ts'
import { entryOf, entryText, type EntryRow, type TypedEntry } from './entry-row.ts'
import { findingText } from '../imports/finding-text.ts'
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

describe('the way to a grid', () => {
  const asked = async (world: World, actor: Actor) =>
    readTenant(app.db, world.place.id, async (trx) => ({
      own: (await listOwnGrids(trx, actor)).map(({ code }) => code),
      has: await hasGrid(trx, actor, { organisationId: world.indicators[0]?.organisationId ?? 0 }),
    }))

  it('is shown to those who may fill it in', async () => {
    const world = await aWorld(1)
    const elsewhere = await aDepartment(app, world.place.id)
    const roles = [
      [world.collator, { own: [world.what], has: true }],
      [await anActor(app, world.place.id, 'collator', elsewhere.id), { own: [], has: false }],
      [await anActor(app, world.place.id, 'performance-team'), { own: [], has: false }],
      [await anActor(app, world.place.id, 'councillor'), { own: [], has: false }],
    ] as const
    for (const [actor, expected] of roles) expect(await asked(world, actor)).toEqual(expected)
  })
})

describe('a sheet of figures', () => {
  const pasteIn = (world: World, sheet: Partial<PastedSheet>) =>
    pasteFigures(
      app,
      world.collator,
      { what: world.what, period, today },
      { text: '', bytes: null, words: entryWords('en').instead, seen: {}, ...sheet },
      () => expected,
    )
  const filled = async (world: World, change: (text: string) => string): Promise<Uint8Array> => {
    const grid = await gridOf(world)
    if (!grid) throw new Error('there is no grid')
    const read = await sheetOfFile(await entryWorkbook(grid))
    return Buffer.from(change('content' in read ? read.content : ''))
  }

  it('is saved where it is good, and its questions are put', async () => {
    const world = await aWorld(3)
    const text = 'NI100\t38.2\nNI101\t90\nNI102\tNothing to report\nNI999\t1'
    expect(done(await pasteIn(world, { text }))).toMatchObject({
      saved: 2,
      conflicts: [],
      findings: [{ code: 'entry-paste-unknown', args: { codes: 'NI999' } }, { code: 'entry-outside' }],
      typed: [{ code: 'NI100' }, { code: 'NI101', value: '90' }, { code: 'NI102', instead: 'nil' }],
    })
    expect(await stored(world)).toMatchObject([{ value: '38.2' }, { mark: 'nil' }])
  })

  it('of a figure that somebody else has changed since overwrites nothing', async () => {
    const world = await aWorld(1)
    done(await save(world, await typing(world, { NI100: { value: '38.2' } })))
    const late = done(await pasteIn(world, { text: 'NI100\t39', seen: { NI100: 0 } }))
    expect(late).toMatchObject({ saved: 0, conflicts: ['NI100'] })
    expect(await stored(world)).toMatchObject([{ value: '38.2' }])
  })

  it('is taken back as the workbook that was downloaded, and empty rows are left alone', async () => {
    const world = await aWorld(3)
    done(await save(world, await typing(world, { NI100: { value: '38.2', note: 'One week' } })))
    const untouched = await filled(world, (text) => text)
    expect(done(await pasteIn(world, { bytes: untouched }))).toMatchObject({ saved: 0, findings: [] })
    const bytes = await filled(world, (text) => text.replace(/(NI101.*2008-09),/, '$1,41.5'))
    expect(done(await pasteIn(world, { bytes }))).toMatchObject({ saved: 1, findings: [], conflicts: [] })
    expect(await stored(world)).toMatchObject([{ value: '38.2' }, { value: '41.5' }])
  })

  it('made before somebody else entered a figure is told of it', async () => {
    const world = await aWorld(1)
    const bytes = await filled(world, (text) => text.replace(/(NI100.*2008-09),/, '$1,41.5'))
    done(await save(world, await typing(world, { NI100: { value: '38.2' } })))
    expect(done(await pasteIn(world, { bytes }))).toMatchObject({ saved: 0, conflicts: ['NI100'] })
  })

  it('is a file of figures that the import takes too', async () => {
    const world = await aWorld(2)
    done(await save(world, await typing(world, { NI100: { value: '38.2' } })))
    const text = (await filled(world, (line) => line.replace(/(NI101.*2008-09),/, '$1,41.5'))).toString()
    const outcome = done(await importText(app, world.place.id, text))
    expect(outcome).toMatchObject({ rows: 2, added: 1, unchanged: 1 })
    expect(outcome.findings.filter(({ severity }) => severity !== 'note')).toEqual([])
  })

  it('that cannot be read is refused in one sentence', async () => {
    const world = await aWorld(1)
    const bytes = Buffer.from([0xff, 0xfe, 0x41])
    expect(done(await pasteIn(world, { bytes })).findings).toMatchObject([{ field: 'file', code: 'not-csv' }])
  })
})

describe('a row of the grid', () => {
  const row: EntryRow = {
    indicator: { id: 1, code: 'NI195.a', title: 'Litter', unit: '%', decimals: 1, kind: 'rate', levels: [] },
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

describe('a row of levels, answers or days', () => {
  const row = (own: Partial<EntryRow['indicator']>): EntryRow => ({
    indicator: {
      id: 1,
      code: 'GOL',
      title: 'Rating',
      unit: '',
      decimals: 0,
      kind: 'rate',
      levels: [],
      ...own,
    },
    lastFive: [],
    lastFivePeriods: [],
    expected: null,
    totalBefore: null,
    standing: null,
  })
  const rating = row({ kind: 'ordinal', levels: ['Red', 'Amber', 'Green'] })
  const codes = (of: EntryRow, value: string, instead = '') =>
    [...checkEntry(of, { code: 'GOL', value, instead, note: '', seen: 0, was: '' })].map(({ code, args }) =>
      [code, args.expected].filter((one) => one !== undefined).join(': '),
    )

  it('takes the names, and tells them where something else stands', () => {
    expect(codes(rating, 'amber')).toEqual([])
    expect(codes(rating, '2')).toEqual(['entry-not-of-scale: Red, Amber or Green'])
    expect(codes(row({ kind: 'yes-no' }), 'perhaps')).toEqual(['entry-not-of-scale: Yes or No'])
    expect(codes(row({ kind: 'date' }), '30 September 2008')).toEqual([])
    expect(codes(rating, '', 'nil')).toEqual(['entry-nil-of-words'])
  })

  it('holds the name of what stands', () => {
    const standing = {
      value: '3' as Decimal,
      mark: 'ok' as const,
      note: '',
      revision: 1,
      by: null,
      at: new Date(0),
      signedBy: null,
      returnOf: null,
    }
    expect(entryOf({ ...rating, standing }).value).toBe('Green')
  })
})
