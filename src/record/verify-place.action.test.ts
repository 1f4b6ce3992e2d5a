import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { anActor } from '../../test/worlds/an-actor.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { builder, done } from '../../test/worlds/builder.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { tamper } from '../../test/worlds/tamper.ts'
import { verify } from '../../test/worlds/verify.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { findHead, listLinks, type Link } from './audit.sql.ts'
import { hashOf } from './chain.ts'
import { signCheckpoint } from './checkpoint.ts'
import { listCheckpoints, writeCheckpoint } from './checkpoint-store.action.ts'
import { makeChange } from './make-change.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

type Place = Awaited<ReturnType<typeof newTenant>>

/** A place with ten entries: five ordinary ones, an import of three figures (the sixth), and four more. */
async function aRecord(): Promise<Place> {
  const place = await newTenant(app)
  await anActor(app, place.id, 'auditor')
  const indicator = await anIndicator(app, place.id)
  await aDepartment(app, place.id)
  await aDepartment(app, place.id)
  const rows = ['q1-2008-09', 'q2-2008-09', 'q3-2008-09'].map(
    (period) => `${indicator.code},${homeArea},${period},38.2`,
  )
  done(await importText(app, place.id, ['indicator_code,area_code,period,value', ...rows].join('\n')))
  for (let i = 0; i < 4; i++) await aDepartment(app, place.id)
  return place
}

const faultsOf = async (place: Place): Promise<string[]> =>
  (await verify(app, place)).faults.map(({ code, sequence }) => `${code} ${sequence}`)
const linksOf = (place: Place): Promise<Link[]> =>
  readTenant(app.db, place.id, (trx) => listLinks(trx, 0, 1000))
const checkpoint = (place: Place): Promise<void> => writeCheckpoint(app, place.id, place.shortName)
const checkpointsFile = (place: Place): string => join(app.dataDir, 'checkpoints', `${place.shortName}.jsonl`)

const update = (place: Place, sequence: number, set: string): [string, number, number] => [
  `update audit_entry set ${set} where tenant_id = $1 and sequence = $2`,
  place.id,
  sequence,
]

/** Rewrites the entry so that its own hash is right again, as somebody who knows the rule would. */
async function rewrite(place: Place, sequence: number, change: Partial<Link>): Promise<Buffer> {
  const link = (await linksOf(place)).find((one) => one.sequence === sequence)
  if (!link) throw new Error(`there is no entry ${sequence}`)
  const hash = hashOf(link.previousHash, { ...link, ...change })
  await tamper(app, [
    `update audit_entry set person_name = $3, at = $4, hash = $5 where tenant_id = $1 and sequence = $2`,
    place.id,
    sequence,
    change.personName ?? link.personName,
    change.at ?? link.at,
    hash,
  ])
  return hash
}

/** Cuts everything after `sequence` off and moves the head there, as if it had never been. */
async function cutTail(place: Place, sequence: number): Promise<void> {
  const link = (await linksOf(place)).find((one) => one.sequence === sequence)
  await tamper(
    app,
    ['delete from observation where tenant_id = $1 and audit_sequence > $2', place.id, sequence],
    ['delete from audit_entry where tenant_id = $1 and sequence > $2', place.id, sequence],
    [
      'update audit_head set sequence = $2, hash = $3, at = $4 where tenant_id = $1',
      place.id,
      sequence,
      link?.hash,
      link?.at,
    ],
  )
}

describe('the record of a place', () => {
  it('verifies when nobody has touched it, checkpoints and figures included', async () => {
    const place = await aRecord()
    await checkpoint(place)
    const last = (await linksOf(place)).at(-1)
    expect(await verify(app, place)).toEqual({
      place: place.shortName,
      entries: 10,
      checkpoints: 1,
      figures: 3,
      verifiedUpTo: last?.at,
      faults: [],
    })
  })

  it('verifies whatever was written into it', async () => {
    const place = await newTenant(app)
    const texts = [
      '',
      '<script>',
      'Ynys Môn ŵŷ',
      '\u0007\u001f\t\r\n',
      '"\\\'',
      '👪',
      'x'.repeat(10_000),
      '\u0000',
      '\ud800',
    ]
    for (const text of texts) {
      done(
        await makeChange(app.db, place.id, { ...builder, name: text, requestId: text }, (change) =>
          change.record({
            as: 'set-up',
            action: text,
            subjectKind: text,
            subject: text,
            before: { [text]: [text, { z: 1, a: -0, n: 1e21, f: 0.1 }] },
            after: [null, true, text],
            reason: text,
          }),
        ),
      )
    }
    expect(await verify(app, place)).toMatchObject({ entries: 1 + texts.length, faults: [] })
  })

  const alterations = [
    ['an altered reason', `reason = 'another'`],
    ['an altered value', `after = '{"name": "another"}'`],
    ['another actor', `person_name = 'Somebody else'`],
    ['another acting role', `acting_role = 'auditor'`],
    ['another subject', `subject = 'another'`],
    ['an altered state before', `before = '{}'`],
    ['another request', `request_id = 'another'`],
    ['another person', `person_id = (select max(id) from person where tenant_id = audit_entry.tenant_id)`],
    ['a time shifted by a millisecond', `at = at + interval '1 millisecond'`],
    ['an altered hash', `hash = sha256('another')`],
  ] as const
  it.each(alterations)('finds %s', async (_, set) => {
    const place = await aRecord()
    await tamper(app, update(place, 4, set))
    expect((await faultsOf(place))[0]).toBe('entry-altered 4')
  })

  it('finds an entry whose hash was worked out again: the next one does not follow it', async () => {
    const place = await aRecord()
    await rewrite(place, 4, { personName: 'Somebody else' })
    expect(await faultsOf(place)).toEqual(['entry-moved 5'])
  })

  it('finds a last entry whose hash was worked out again: the head is another', async () => {
    const place = await aRecord()
    await rewrite(place, 10, { personName: 'Somebody else' })
    expect(await faultsOf(place)).toEqual(['tail-missing 11'])
  })

  it('finds a deleted entry', async () => {
    const place = await aRecord()
    await tamper(app, ['delete from audit_entry where tenant_id = $1 and sequence = 4', place.id])
    expect(await faultsOf(place)).toEqual(['entry-missing 4'])
  })

  it('finds a deleted entry when the others close up', async () => {
    const place = await aRecord()
    await tamper(
      app,
      ['delete from audit_entry where tenant_id = $1 and sequence = 8', place.id],
      ['update audit_entry set sequence = 8 where tenant_id = $1 and sequence = 9', place.id],
      ['update audit_entry set sequence = 9 where tenant_id = $1 and sequence = 10', place.id],
      ['update audit_head set sequence = 9 where tenant_id = $1', place.id],
    )
    expect(await faultsOf(place)).toEqual(['entry-altered 8', 'entry-altered 9'])
  })

  it('finds two swapped entries', async () => {
    const place = await aRecord()
    await tamper(
      app,
      ['update audit_entry set sequence = 99 where tenant_id = $1 and sequence = 4', place.id],
      ['update audit_entry set sequence = 4 where tenant_id = $1 and sequence = 5', place.id],
      ['update audit_entry set sequence = 5 where tenant_id = $1 and sequence = 99', place.id],
    )
    expect(await faultsOf(place)).toEqual(expect.arrayContaining(['entry-altered 4', 'entry-altered 5']))
  })

  it('finds a cut tail, as the head still knows of it', async () => {
    const place = await aRecord()
    await tamper(app, ['delete from audit_entry where tenant_id = $1 and sequence > 8', place.id])
    expect(await faultsOf(place)).toEqual(['tail-missing 9'])
  })

  it('finds a time that runs back although every hash is right', async () => {
    const place = await newTenant(app)
    await aDepartment(app, place.id)
    const earlier = '2001-01-01T00:00:00.000Z'
    const hash = await rewrite(place, 2, { at: earlier })
    await tamper(app, [
      'update audit_head set hash = $2, at = $3 where tenant_id = $1',
      place.id,
      hash,
      earlier,
    ])
    expect(await faultsOf(place)).toEqual(['time-runs-back 2'])
  })

  it('finds a record that was taken away whole', async () => {
    const place = await aRecord()
    await tamper(
      app,
      ['delete from audit_entry where tenant_id = $1', place.id],
      ['delete from observation where tenant_id = $1', place.id],
    )
    expect(await faultsOf(place)).toEqual(['tail-missing 1'])
  })
})

describe('a tail that was cut off with the head rewritten', () => {
  it('cannot be told from the inside', async () => {
    const place = await aRecord()
    await cutTail(place, 7)
    expect(await faultsOf(place)).toEqual([])
  })

  it('is found by the checkpoint outside', async () => {
    const place = await aRecord()
    await checkpoint(place)
    await cutTail(place, 7)
    expect(await faultsOf(place)).toEqual(['tail-missing 8'])
  })

  it('is found by the checkpoint when other entries grow in its place', async () => {
    const place = await aRecord()
    await checkpoint(place)
    await cutTail(place, 7)
    for (let i = 0; i < 5; i++) await aDepartment(app, place.id)
    expect(await faultsOf(place)).toEqual(['checkpoint-disagrees 10'])
  })
})

describe('checkpoints', () => {
  it('are signed: one that was altered is told, and vouches for nothing', async () => {
    const place = await aRecord()
    await checkpoint(place)
    await cutTail(place, 7)
    const head = await readTenant(app.db, place.id, findHead)
    const [stored] = await listCheckpoints(app.dataDir, place.shortName)
    const forged = { ...stored, sequence: 7, hash: head?.hash.toString('hex') }
    await writeFile(checkpointsFile(place), `${JSON.stringify(forged)}\n`)
    expect(await faultsOf(place)).toEqual(['checkpoint-forged 7'])
  })

  it('are signed with the key of this system and no other', async () => {
    const place = await aRecord()
    const { privateKey } = generateKeyPairSync('ed25519')
    const head = await readTenant(app.db, place.id, findHead)
    const plain = {
      place: place.shortName,
      sequence: 10,
      hash: head?.hash.toString('hex') ?? '',
      at: '2008-10-28T15:00:00.000Z',
    }
    await checkpoint(place)
    await appendFile(checkpointsFile(place), `${JSON.stringify(signCheckpoint(plain, privateKey))}\n`)
    expect(await faultsOf(place)).toEqual(['checkpoint-forged 10'])
  })

  it('of another place are told', async () => {
    const place = await newTenant(app)
    const other = await newTenant(app)
    await checkpoint(other)
    await writeCheckpoint(app, place.id, place.shortName)
    await appendFile(checkpointsFile(place), await readFile(checkpointsFile(other)))
    expect(await faultsOf(place)).toEqual(['checkpoint-disagrees 1'])
  })

  it('survive a line that a crash cut short, and lines that are none', async () => {
    const place = await aRecord()
    await checkpoint(place)
    await appendFile(checkpointsFile(place), '{"place":"x","sequ')
    await aDepartment(app, place.id)
    await checkpoint(place)
    await appendFile(checkpointsFile(place), '{"nonsense":1}\nnull\n{]}\n')
    expect((await listCheckpoints(app.dataDir, place.shortName)).map(({ sequence }) => sequence)).toEqual([
      10, 11,
    ])
    expect(await faultsOf(place)).toEqual([])
  })
})

describe('figures', () => {
  const alterations = [
    ['an altered value', `value = 38.3`],
    ['an altered value that prints the same', `value = 38.20`],
    ['an altered mark', `mark = 'missing', value = null`],
    ['an altered source', `source = 'another'`],
    ['an altered status', `status = 'provisional'`],
    ['another period', `period_index = period_index + 40`],
    ['another time', `recorded_at = recorded_at - interval '1 millisecond'`],
    ['another hand', `recorded_by = (select min(id) from person where tenant_id = observation.tenant_id)`],
    ['another sign-off', `signed_by = (select min(id) from person where tenant_id = observation.tenant_id)`],
  ] as const
  it.each(alterations)('are found with %s', async (_, set) => {
    const place = await aRecord()
    await tamper(app, [
      `update observation set ${set} where tenant_id = $1 and period_index = (select max(period_index) from observation where tenant_id = $1)`,
      place.id,
    ])
    expect(await faultsOf(place)).toEqual(['figures-altered 6'])
  })

  it('are found missing', async () => {
    const place = await aRecord()
    await tamper(app, [
      `delete from observation where tenant_id = $1 and period_index = (select max(period_index) from observation where tenant_id = $1)`,
      place.id,
    ])
    expect(await faultsOf(place)).toEqual(['figures-altered 6'])
  })

  const copyTo = (sequence: number): string => `
    insert into observation select tenant_id, indicator_id, area_code, period_kind, period_index + 100, revision, value,
      numerator, denominator, lower_limit, upper_limit, sample, status, mark, reason, source, evidence, return_id,
      recorded_at, recorded_by, signed_by, ${sequence} from observation where tenant_id = $1 limit 1`
  it.each([6, 2, 11])('are found where none was brought in, under entry %i', async (sequence) => {
    const place = await aRecord()
    await tamper(app, [copyTo(sequence), place.id])
    expect(await faultsOf(place)).toEqual([`figures-altered ${sequence}`])
  })
})
