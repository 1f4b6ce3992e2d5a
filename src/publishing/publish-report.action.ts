import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { findRule } from '../figures/target.sql.ts'
import { readPeriod } from '../kernel/read-period.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { render } from '../paper/render.action.ts'
import { timeIn } from '../places/place.ts'
import { makeChange } from '../record/make-change.action.ts'
import { makeReport } from '../reports/make-report.action.ts'
import type { Reader, ReportAsked } from '../reports/open-report.action.ts'
import { reportLanguage } from '../reports/report-language.ts'
import { layoutVersion } from '../reports/report-layout.ts'
import { reportDefinition, type KnownReport } from '../reports/report-list.ts'
import { settleAsAt } from '../reports/settle-as-at.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decideNow } from '../rights/grants-now.action.ts'
import { decide } from '../rights/policy.ts'
import type { EditionKey, EditionListed } from './edition.ts'
import { insertEdition, listEditions, type NewEdition } from './edition.sql.ts'
import { findReportScope } from './find-scope.action.ts'
import { editionSubject, mayRead } from './may-publish.ts'
import type { ReportScope } from './report-scope.ts'
import { rightsIn, sightOf } from './sight.ts'
import { templateInUse } from '../templates/template-in-use.action.ts'
import { codeOf, hashOfBytes, hashOfSnapshot, writeSnapshot, type Snapshot } from './snapshot.ts'
import { stamped } from './stamped.ts'
import { tellReaders } from './tell-readers.action.ts'

export type PublishingApp = Pick<App, 'db' | 'publicOrigin' | 'dataDir' | 'mail' | 'version'>

export interface ToPublish extends ReportAsked {
  /** Code of the last edition that its publisher knows of, '' for none; without it whichever there is, is superseded. */
  readonly seen?: string | undefined
}

export interface Published {
  readonly edition: EditionListed
  /** False where it had been published as at this moment before: pressing twice publishes once. */
  readonly isNew: boolean
}

/**
 * Publishes a report: what it says to those it is for is frozen with its rules, its layout and a hash, its files are
 * written, and its readers are told.
 */
export async function publishReport(
  app: PublishingApp,
  reader: Reader,
  asked: ToPublish,
): Promise<Published | Refusal> {
  const { place, actor, now } = reader
  const definition = reportDefinition(asked.definition)
  const reading = readPeriod(asked.period, definition?.periodKind)
  if (!definition || reading.is !== 'one') return refuse('not-found', 'report-not-found')
  const scope = await readTenant(app.db, place.id, (trx) => findReportScope(trx, definition, asked.body))
  if (!scope || !mayRead(actor, definition, scope.facts)) return refuse('not-found', 'report-not-found')
  const verdict = decide(actor, 'report.publish', scope.facts)
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const asAt = await settleAsAt(app, place, asked.asAt, now)
  const key = { definition: definition.code, subject: asked.body, period: reading.period, asAt }
  const before = await findSame(app, actor, key)
  if (before) return isRefusal(before) ? before : { edition: before, isNew: false }
  const edition = await freeze(app, reader, { definition, scope, key })
  if (isRefusal(edition)) return edition
  const result = await makeChange<EditionListed>(app.db, place.id, authorOf(actor), async (change) => {
    const { trx } = change
    const held = await decideNow(change, actor, 'report.publish', scope.facts)
    if (!held.allowed) return refuse('not-allowed', held.why)
    const earlier = await listEditions(trx, sightOf(actor), { ...key })
    if (earlier.some((one) => one.asAt.getTime() === asAt.getTime()))
      return refuse('conflict', 'edition-there-already')
    const [last] = earlier
    if (asked.seen !== undefined && (last?.code ?? '') !== asked.seen)
      return refuse('conflict', 'edition-published-meanwhile', { by: last?.publishedBy ?? '' })
    await insertEdition(trx, place.id, edition)
    await change.record({
      as: held.as,
      action: 'report-published',
      subjectKind: 'edition',
      subject: editionSubject(key),
      after: {
        asAt: asAt.toISOString(),
        hash: edition.hash.toString('hex'),
        files: Object.fromEntries(edition.files.map(({ format, hash }) => [format, hash.toString('hex')])),
        ...(last ? { replaces: last.code } : {}),
      },
    })
    const [published] = await listEditions(trx, sightOf(actor), { code: edition.code })
    if (!published) throw new Error(`edition ${edition.code} cannot be read by its publisher`)
    await tellReaders(app, change, place, { edition: published, definition, scope })
    return published
  })
  if (!isRefusal(result)) return { edition: result, isNew: true }
  if (result.why !== 'edition-there-already') return result
  const there = await findSame(app, actor, key)
  return !there || isRefusal(there) ? (there ?? result) : { edition: there, isNew: false }
}

/** What was published of the same as at the same moment; refused where it has been withdrawn. */
async function findSame(
  app: Pick<App, 'db'>,
  actor: Actor,
  { asAt, ...key }: EditionKey,
): Promise<EditionListed | Refusal | undefined> {
  const found = await readTenant(app.db, actor.tenantId, (trx) => listEditions(trx, sightOf(actor), key))
  const same = found.find((one) => one.asAt.getTime() === asAt.getTime())
  return same?.withdrawn ? refuse('conflict', 'edition-withdrawn') : same
}

/** Everything of an edition, before it is stored. */
async function freeze(
  app: PublishingApp,
  { place, actor, now }: Reader,
  { definition, scope, key }: { definition: KnownReport; scope: ReportScope; key: EditionKey },
): Promise<NewEdition | Refusal> {
  const { subject: body, period, asAt } = key
  // Its own publisher, and nothing that those it is for may not read.
  const asReader: Actor = {
    ...actor,
    grants: [{ role: definition.publishedFor, covers: scope.reach }],
  }
  const made = await makeReport(app, place, asReader, { definition: definition.code, body, period, asAt })
  if (isRefusal(made)) return made
  const rule = await readTenant(app.db, place.id, (trx) => findRule(trx, asAt))
  const template = await templateInUse(app, place.id)
  const publishedAt = timeIn(place, now)
  const snapshot: Snapshot = {
    definition: definition.code,
    subject: made.head.subject,
    period,
    asAt: asAt.toISOString(),
    publishedAt: publishedAt.toISOString(),
    publishedBy: actor.post,
    rule,
    layout: { version: layoutVersion, product: app.version },
    ...(template && { template: template.hash }),
    tree: made.tree,
  }
  const text = writeSnapshot(snapshot)
  const hash = hashOfSnapshot(text)
  const code = codeOf(hash)
  const tree = stamped(snapshot, code, reportLanguage('en'))
  const files = []
  for (const format of definition.formats) {
    const bytes = await render(tree, format, { template: template?.parts })
    files.push({ format, bytes, hash: hashOfBytes(bytes) })
  }
  return {
    ...key,
    code,
    subjectName: made.head.subject.name,
    organisationId: scope.organisationId,
    themeId: scope.themeId,
    reads: rightsIn(definition),
    publishedBy: actor.personId,
    publishedAt,
    hash,
    snapshot: text,
    files,
  }
}
