import { beforeAll, describe, expect, it } from 'vitest'
import { importText } from '../../test/worlds/an-import.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { Place } from '../places/place.ts'
import { listLatest } from '../record/audit.sql.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

// More than two of the portions in which figures are saved.
const count = 9_000
const heading =
  'indicator_code,title,unit,polarity,frequency,area_code,area_name,period,value,numerator,denominator'
const row = (i: number, value = `${i + 1}.50`): string =>
  `LONG${i % 90},"Title, ${i % 90}",%,high,annual (calendar),${homeArea},Place,${1900 + Math.floor(i / 90)},${value},${i},9000`
const lines = [heading, ...Array.from({ length: count }, (_, i) => row(i))]
/** The file with some of its lines replaced, counted from 1. */
const fileWith = (changed: Readonly<Record<number, string>>, ...more: readonly string[]): string =>
  [...lines.map((line, i) => changed[i + 1] ?? line), ...more].join('\n')
const whole = fileWith({})

const stored = async (place: Place) => {
  const { rows } = await app.db.pool.query<{ figures: string; indicators: string }>(
    `select (select count(*) from observation where tenant_id = $1) as figures,
      (select count(*) from indicator where tenant_id = $1) as indicators`,
    [place.id],
  )
  const entries = await readTenant(app.db, place.id, (trx) => listLatest(trx, 1_000_000, 100))
  return { ...rows[0], entries }
}
const tally = (result: Awaited<ReturnType<typeof importText>>) => {
  const { rows, added, revised, unchanged, saved } = done(result)
  return { rows, added, revised, unchanged, saved }
}

describe('a file of several portions', () => {
  it('is one entry of the record, and its digest holds', async () => {
    const place = await newTenant(app)
    const result = await importText(app, place.id, whole, { create: true })
    expect(tally(result)).toEqual({ rows: count, added: count, revised: 0, unchanged: 0, saved: true })
    const { entries } = await stored(place)
    expect(entries.slice(0, 2).map(({ action }) => action)).toEqual([
      'figures-imported',
      'definitions-imported',
    ])
    expect(entries[0]?.after).toMatchObject({ added: count, revised: 0, figures: { count } })
    expect(await verify(app, place)).toMatchObject({ figures: count, faults: [] })
  })

  it('changes nothing the second time, and only what it says anew the third', async () => {
    const place = await newTenant(app)
    done(await importText(app, place.id, whole, { create: true }))
    const before = await stored(place)
    const again = await importText(app, place.id, whole, { create: true })
    expect(tally(again)).toEqual({ rows: count, added: 0, revised: 0, unchanged: count, saved: false })
    expect(await stored(place)).toEqual(before)
    const anew = fileWith({ 2: row(0, '7'), 4001: row(3999, '7'), 9001: row(8999, '7') }, row(count))
    expect(tally(await importText(app, place.id, anew))).toEqual({
      rows: count + 1,
      added: 1,
      revised: 3,
      unchanged: count - 3,
      saved: true,
    })
    expect((await verify(app, place)).faults).toEqual([])
  })

  it.each([
    ['its last line', fileWith({ 9001: row(8999, 'many') }), 9001, 'not-a-number'],
    ['its first line', fileWith({ 2: row(0, 'many') }), 2, 'not-a-number'],
    [
      'a line that says otherwise what the first portion said',
      fileWith({}, row(0, '7')),
      9002,
      'twice-in-file',
    ],
    ['a line with too few cells, the last', fileWith({}, 'LONG1'), 9002, 'cells-uneven'],
  ])('with a fault in %s is refused whole', async (_, text, line, code) => {
    const place = await newTenant(app)
    const before = await stored(place)
    const result = await importText(app, place.id, text, { create: true })
    expect(isRefusal(result) && result.findings).toMatchObject([{ line, code }])
    expect(await stored(place)).toEqual(before)
    done(await importText(app, place.id, whole, { create: true }))
  })

  it('keeps its good rows where that is asked for, whichever portion the bad ones are in', async () => {
    const place = await newTenant(app)
    const text = fileWith({ 2: row(0, 'many'), 5000: row(4998, 'many') }, row(1, '7'), row(8999, '9000.5'))
    const result = done(await importText(app, place.id, text, { create: true, partial: true }))
    expect(result).toMatchObject({ rows: count + 2, added: count - 2, revised: 0, unchanged: 0 })
    expect(result.findings).toMatchObject([
      { line: 2, code: 'not-a-number' },
      { line: 5000, code: 'not-a-number' },
      { line: 9002, code: 'twice-in-file', args: { first: 3 } },
      { line: 9003, code: 'twice-in-file-alike', severity: 'note', args: { first: 9001 } },
    ])
    expect((await verify(app, place)).faults).toEqual([])
  })

  it('is tried without a trace', async () => {
    const place = await newTenant(app)
    const before = await stored(place)
    const tried = await importText(app, place.id, whole, { create: true, dryRun: true })
    expect(tally(tried)).toEqual({ rows: count, added: count, revised: 0, unchanged: 0, saved: false })
    expect(await stored(place)).toEqual(before)
  })

  it('is the same file read piece by piece', async () => {
    const place = await newTenant(app)
    const inPieces = async function* () {
      for (let at = 0; at < whole.length; at += 1_000)
        yield await Promise.resolve(whole.slice(at, at + 1_000))
    }
    done(await importText(app, place.id, whole, { create: true }))
    const other = await newTenant(app)
    done(await importText(app, other.id, '', { create: true, text: inPieces }))
    const [entry] = (await stored(other)).entries
    const [expected] = (await stored(place)).entries
    const sha256 = (expected?.after as { sha256: string }).sha256
    expect(entry?.after).toMatchObject({ added: count, sha256 })
  })

  it('is not saved when it changes while it is read', async () => {
    const place = await newTenant(app)
    const before = await stored(place)
    const texts = [whole, fileWith({ 9001: row(8999, '7') })]
    const changing = async function* () {
      yield await Promise.resolve(texts.shift() ?? '')
    }
    await expect(importText(app, place.id, '', { create: true, text: changing })).rejects.toThrow(/changed/)
    expect(await stored(place)).toEqual(before)
  })

  it('is not saved when the database refuses a portion', async () => {
    const place = await newTenant(app)
    done(await importText(app, place.id, lines.slice(0, 91).join('\n'), { create: true }))
    const before = await stored(place)
    // A NUL is what no text column can hold.
    await expect(importText(app, place.id, whole, { source: 'x\u0000' })).rejects.toThrow(/invalid byte/)
    expect(await stored(place)).toEqual(before)
    expect(tally(await importText(app, place.id, whole))).toMatchObject({ added: count - 90, unchanged: 90 })
  })
})
