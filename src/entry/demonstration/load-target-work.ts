import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from '../../db/app.ts'
import { readTenant } from '../../db/tenant.ts'
import { makeChange } from '../../record/make-change.action.ts'
import type { Actor } from '../../rights/actor.ts'
import { findActor } from '../../rights/find-actor.sql.ts'
import { findScope } from '../../rights/grant-scope.sql.ts'
import { insertGrant } from '../../rights/grant.sql.ts'
import { isRole } from '../../rights/roles.ts'
import { adoptProposals } from '../../targets/adopt-proposals.action.ts'
import { moveProposal } from '../../targets/move-proposal.action.ts'
import { placeTarget } from '../../targets/place-target.action.ts'
import { saveProposal } from '../../targets/save-proposal.action.ts'
import { typedProposal } from '../../targets/typed-proposal.ts'
import { csvTable } from './csv-table.ts'
import { demonstrator, must, type LoadedPeople } from './load-people.ts'
import { periodIn } from './load-indicators.ts'
import { periodSlug } from '../../kernel/period-words.ts'

interface Loading extends LoadedPeople {
  readonly app: App
  readonly folder: string
  readonly today: string
}

/** Who records what bodies adopt, which scorecards they have adopted, what awaits them, and what officers say of targets. */
export async function loadTargetWork(
  app: App,
  people: LoadedPeople,
  folder: string,
  today: string,
): Promise<void> {
  const loading = { ...people, app, folder, today }
  await loadBodyRoles(loading)
  await loadCardAdoptions(loading)
  await loadProposals(loading)
  await loadCategories(loading)
}

async function loadBodyRoles({ app, tenantId, folder, people }: Loading): Promise<void> {
  for (const { person, role, body } of await rowsOf<'person' | 'role' | 'body'>(folder, 'body-roles')) {
    must(
      await makeChange(app.db, tenantId, demonstrator, async (change) => {
        const scope = await findScope(change.trx, 'body', body)
        const personId = people.get(person)
        if (!scope || personId === undefined || !isRole(role))
          throw new Error(`demo/${folder}/body-roles.csv: ${person}, ${role}, ${body} cannot be`)
        const startsOn = '2008-04-01'
        const grantId = await insertGrant(change.trx, tenantId, {
          personId,
          role,
          bodyId: scope.id,
          startsOn,
        })
        return change.record({
          as: 'set-up',
          action: 'grant-given',
          subjectKind: 'grant',
          subject: `${personId}/${grantId}`,
          after: { role, scope: 'body', code: body, startsOn },
        })
      }),
    )
  }
}

async function loadCardAdoptions(loading: Loading): Promise<void> {
  type Column = 'by' | 'body' | 'cards' | 'decided_on' | 'minute'
  for (const row of await rowsOf<Column>(loading.folder, 'card-adoptions')) {
    const actor = await actorOf(loading, row.by)
    const { decided_on: decidedOn, minute } = row
    const typed = { proposals: [], cards: row.cards.split(';'), decidedOn, minute }
    must(await adoptProposals(loading.app, actor, row.body, typed, loading.today))
  }
}

async function loadProposals(loading: Loading): Promise<void> {
  type Column =
    | ('by' | 'indicator_code' | 'year' | 'regime' | 'target' | 'shape' | 'start' | 'wording' | 'owner')
    | ('due_on' | 'basis' | 'body' | 'is_draft' | 'comment_by' | 'comment')
  for (const row of await rowsOf<Column>(loading.folder, 'target-proposals')) {
    const actor = await actorOf(loading, row.by)
    const year = periodIn(row.year, 'financial-year')
    const { regime, target, shape, start, wording, owner, due_on: dueOn, basis, body } = row
    const typed = {
      ...typedProposal(undefined),
      ...{ regime, target, shape, start, wording, owner, dueOn, basis, body },
    }
    const seen = { code: row.indicator_code, year, version: 0 }
    const proposal = must(await saveProposal(loading.app, actor, seen, typed, row.is_draft !== 'yes'))
    if (row.comment_by === '' || row.comment === '') continue
    const challenger = await actorOf(loading, row.comment_by)
    must(await moveProposal(loading.app, challenger, proposal, 'comment', row.comment))
  }
}

async function loadCategories(loading: Loading): Promise<void> {
  type Column = 'by' | 'indicator_code' | 'period' | 'regime' | 'category' | 'reason'
  for (const row of await rowsOf<Column>(loading.folder, 'target-categories')) {
    const actor = await actorOf(loading, row.by)
    const { category, reason } = row
    const target = `${periodSlug(periodIn(row.period, 'financial-year'))}/${row.regime}`
    const typed = { target, category, reason }
    must(await placeTarget(loading.app, actor, row.indicator_code, typed, 0, loading.today))
  }
}

/** A table that not every place has. */
async function rowsOf<Column extends string>(
  folder: string,
  name: string,
): Promise<Record<Column, string>[]> {
  const file = `${folder}/${name}.csv`
  return existsSync(join(import.meta.dirname, '../../../demo', file)) ? csvTable<Column>(file) : []
}

async function actorOf({ app, tenantId, people, today }: Loading, key: string): Promise<Actor> {
  const actor = await readTenant(app.db, tenantId, (trx) =>
    findActor(trx, tenantId, { personId: people.get(key) ?? 0 }, today, {
      requestId: demonstrator.requestId,
    }),
  )
  if (!actor) throw new Error(`the demonstration has no post ${key}`)
  return actor
}
