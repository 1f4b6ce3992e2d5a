import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { demonstrationApp } from '../../test/worlds/demonstration.ts'
import { actorNamed, placeNamed } from '../../test/worlds/posts.ts'
import { done } from '../../test/worlds/builder.ts'
import { verify } from '../../test/worlds/verify.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { quarter } from '../kernel/period.ts'
import { lintTree } from '../paper/lint-tree.ts'
import { councilTemplate } from '../paper/testing/council-template.ts'
import type { Place } from '../places/place.ts'
import { listLatest } from '../record/audit.sql.ts'
import { reportDefinition } from '../reports/report-list.ts'
import type { Actor } from '../rights/actor.ts'
import { changeTemplate } from '../templates/change-template.action.ts'
import { listEditions } from './edition.sql.ts'
import { openEdition, openEditionFile } from './open-edition.action.ts'
import { publishReport, type ToPublish } from './publish-report.action.ts'
import { sightOf } from './sight.ts'
import { hashOfSnapshot } from './snapshot.ts'
import { withdrawEdition } from './withdraw-edition.action.ts'

let app: App
let halton: Place
let manager: Actor
beforeAll(async () => {
  app = await demonstrationApp()
  halton = await placeNamed(app, 'halton')
  manager = await actorNamed(app, halton, 'Corporate Performance Manager')
})

const ict: ToPublish = {
  definition: 'departmental',
  period: 'q2-2008-09',
  body: 'ict-services',
  asAt: new Date('2008-11-14T23:59:59.999Z'),
}
const publish = (asked: Partial<ToPublish> = {}, actor = manager) =>
  publishReport(app, { place: halton, actor, now: new Date() }, { ...ict, ...asked })
const asAt = (day: string): { asAt: Date } => ({ asAt: new Date(`${day}T23:59:59.999Z`) })
const open = async (code: string, actor = manager) =>
  done(await openEdition(app, { place: halton, actor }, code))
const file = (code: string, format: string, actor = manager) =>
  openEditionFile(app, { place: halton, actor }, code, format)
const lastEntry = async () => (await readTenant(app.db, halton.id, (trx) => listLatest(trx, 1_000_000, 1)))[0]

describe('publishing a report', () => {
  it('freezes it with its moment, rule and layout, under a hash that the record has too', async () => {
    const { edition, isNew } = done(await publish())
    expect(isNew).toBe(true)
    const { snapshot, edition: stored } = await open(edition.code)
    expect(snapshot).toMatchObject({
      definition: 'departmental',
      subject: { code: 'ict-services' },
      period: quarter(2008, 2),
      asAt: '2008-11-14T23:59:59.999Z',
      publishedBy: 'Corporate Performance Manager',
      rule: { version: expect.any(Number) as number },
      layout: { version: 2, product: 'test' },
    })
    if (!snapshot) throw new Error('nothing was frozen')
    expect([...lintTree(snapshot.tree)]).toEqual([])
    expect(hashOfSnapshot(stored.snapshot).toString('hex').slice(0, 12)).toBe(edition.code)
    const entry = await lastEntry()
    expect(entry).toMatchObject({
      action: 'report-published',
      subject: 'departmental:ict-services:q2-2008-09',
      after: { hash: stored.hash.toString('hex') },
    })
    expect((await verify(app, halton)).faults).toEqual([])
  })

  it('gives each file the same bytes every time, saying when, by whom and under which hash', async () => {
    const { edition } = done(await publish())
    for (const format of reportDefinition('departmental')?.formats ?? []) {
      const [one, again] = [done(await file(edition.code, format)), done(await file(edition.code, format))]
      expect(Buffer.from(one.bytes).equals(again.bytes), format).toBe(true)
      expect(one.name).toContain(`-${edition.code}.`)
    }
    const html = new TextDecoder().decode(done(await file(edition.code, 'html')).bytes)
    expect(html).toContain(`by the Corporate Performance Manager. ${edition.code}`)
  })

  it('names the Word template that its Word file stands in, and keeps that file when another is used', async () => {
    const asked = { ...asAt('2008-11-18'), body: 'ict-services' }
    const sent = async (margin: number) =>
      done(
        await changeTemplate(
          app,
          { place: halton, actor: manager },
          { file: { name: 'paper.docx', bytes: await councilTemplate({ margin }) } },
        ),
      )
    const { edition: plain } = done(await publish(asAt('2008-11-16')))
    const first = await sent(1_700)
    const { edition } = done(await publish(asked))
    expect((await open(edition.code)).snapshot?.template).toBe(first.file?.hash)
    expect((await open(plain.code)).snapshot?.template).toBeUndefined()
    const word = done(await file(edition.code, 'docx')).bytes
    const documentIn = (bytes: Uint8Array): string =>
      strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
    expect(documentIn(word)).toContain('To the Executive Board: figures as at')
    expect(documentIn(word)).toContain(edition.code)
    await sent(1_000)
    expect(Buffer.from(done(await file(edition.code, 'docx')).bytes).equals(word)).toBe(true)
    done(await changeTemplate(app, { place: halton, actor: manager }, { file: null }))
    expect(documentIn(done(await file(plain.code, 'docx')).bytes)).not.toContain('Executive Board: figures')
  })

  it('twice as at the same moment publishes once, also at the same time', async () => {
    const asked = asAt('2008-11-17')
    const results = (await Promise.all([publish(asked), publish(asked)])).map(done)
    expect(results.map(({ isNew }) => isNew).toSorted()).toEqual([false, true])
    expect(new Set(results.map(({ edition }) => edition.code)).size).toBe(1)
    const before = await lastEntry()
    expect(done(await publish(asked)).isNew).toBe(false)
    expect(await lastEntry()).toEqual(before)
  })

  it('later supersedes the edition before, which stays; whoever did not know of it is told', async () => {
    const first = done(await publish({ ...asAt('2008-11-20'), body: 'environmental-services' })).edition
    const stale = await publish({ ...asAt('2008-11-21'), body: 'environmental-services', seen: '' })
    expect(stale).toMatchObject({ refused: 'conflict', why: 'edition-published-meanwhile' })
    const seen = { seen: first.code, body: 'environmental-services' }
    const second = done(await publish({ ...asAt('2008-11-21'), ...seen })).edition
    expect((await open(first.code)).edition.supersededBy).toBe(second.code)
    expect((await open(second.code)).edition.supersededBy).toBeNull()
    done(await file(first.code, 'docx'))
  })

  it('withdrawn stays in the list with the reason, and gives out no file', async () => {
    const { edition } = done(await publish(asAt('2008-11-24')))
    expect(await withdrawEdition(app, manager, edition.code, ' ')).toMatchObject({
      findings: [{ field: 'reason', code: 'reason-missing' }],
    })
    done(await withdrawEdition(app, manager, edition.code, 'A table was wrong.'))
    expect((await open(edition.code)).edition.withdrawn).toMatchObject({ reason: 'A table was wrong.' })
    expect(await file(edition.code, 'pdf')).toMatchObject({ why: 'edition-withdrawn' })
    expect(await publish(asAt('2008-11-24'))).toMatchObject({ why: 'edition-withdrawn' })
    expect(await withdrawEdition(app, manager, edition.code, 'Again')).toMatchObject({
      why: 'edition-withdrawn-already',
    })
  })

  it('is refused to whoever only reads, and what is not there is not there', async () => {
    const director = await actorNamed(app, halton, 'Operational Director, ICT Services')
    expect(await publish(asAt('2008-12-01'), director)).toMatchObject({ refused: 'not-allowed' })
    const { edition } = done(await publish())
    expect(await withdrawEdition(app, director, edition.code, 'No')).toMatchObject({ refused: 'not-allowed' })
    for (const asked of [{ definition: 'weekly' }, { body: 'police' }, { period: '2008-09' }])
      expect(await publish(asked)).toMatchObject({ refused: 'not-found' })
  })
})

describe('what was altered in the store', () => {
  const alter = (text: string, code: string) => app.db.pool.query(text, [code])

  it('is noticed when it is opened, and is not shown', async () => {
    const { edition } = done(await publish(asAt('2008-12-02')))
    const kept = (await open(edition.code)).edition.snapshot
    await alter(
      `update report_edition set snapshot = replace(snapshot, 'ICT', 'ITC') where code = $1`,
      edition.code,
    )
    expect((await open(edition.code)).snapshot).toBeNull()
    expect(await file(edition.code, 'docx')).toMatchObject({ why: 'edition-altered' })
    await app.db.pool.query('update report_edition set snapshot = $2 where code = $1', [edition.code, kept])
    done(await file(edition.code, 'docx'))
  })

  it('is noticed in a file', async () => {
    const { edition } = done(await publish(asAt('2008-12-03')))
    await alter(
      `update report_edition_file f set bytes = bytes || '\\x20' from report_edition e
       where e.id = f.edition_id and e.code = $1 and f.format = 'csv'`,
      edition.code,
    )
    expect(await file(edition.code, 'csv')).toMatchObject({ why: 'edition-altered' })
    done(await file(edition.code, 'html'))
  })
})

describe('who may read what was published', () => {
  const everywhere = (actor: Actor, role: Actor['grants'][number]['role']): Actor => ({
    ...actor,
    grants: [{ role, covers: 'all' }],
  })

  it('is whoever may read all of it: no return reaches somebody who opens none', async () => {
    const digest = done(await publish({ definition: 'digest', body: 'all', ...asAt('2008-11-14') })).edition
    const scorecard = done(await publish({ definition: 'exceptions', body: 'all', ...asAt('2008-11-14') }))
    const councillor = everywhere(manager, 'councillor')
    const listed = async (actor: Actor) =>
      (await readTenant(app.db, halton.id, (trx) => listEditions(trx, sightOf(actor)))).map(
        ({ code }) => code,
      )
    expect(await listed(manager)).toContain(digest.code)
    expect(await listed(councillor)).not.toContain(digest.code)
    expect(await listed(councillor)).toContain(scorecard.edition.code)
    expect(await file(digest.code, 'pdf', councillor)).toMatchObject({ refused: 'not-found' })
    const { snapshot } = await open(scorecard.edition.code, councillor)
    expect(JSON.stringify(snapshot?.tree)).not.toMatch(/returns? for quarter/i)
  })

  it('is asked at every opening: who has lost the right since gets nothing, whatever the format', async () => {
    const { edition } = done(await publish())
    const reader = everywhere(manager, 'councillor')
    done(await file(edition.code, 'docx', reader))
    const without = { ...reader, grants: [] }
    expect(await openEdition(app, { place: halton, actor: without }, edition.code)).toMatchObject({
      refused: 'not-found',
    })
    for (const format of reportDefinition('departmental')?.formats ?? [])
      expect(await file(edition.code, format, without), format).toMatchObject({ refused: 'not-found' })
  })
})
