import { beforeAll, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { anActor } from '../../test/worlds/an-actor.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { listLatest } from '../record/audit.sql.ts'
import type { Actor } from '../rights/actor.ts'
import type { Role } from '../rights/roles.ts'
import { addOrganisation } from './add-organisation.action.ts'
import type { NewOrganisationForm } from './check-organisation.ts'
import { closeOrganisation, reopenOrganisation } from './close-organisation.action.ts'
import { editOrganisation } from './edit-organisation.action.ts'
import { loadOrganisation, loadOrganisations } from './load-organisations.action.ts'
import { moveOrganisation } from './move-organisation.action.ts'
import type { Organisation } from './organisation.ts'
import { findOrganisation } from './organisation.sql.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const today = '2008-11-14'
const form: NewOrganisationForm = {
  name: 'Waste and Recycling',
  code: '',
  kind: 'department',
  sector: 'public',
  partOf: '',
  openedOn: '2008-04-01',
}

/** A place with council > environment > waste, and its performance team. */
async function aPlace() {
  const { id } = await newTenant(app)
  const council = await aDepartment(app, id, { code: 'council', name: 'Council' })
  const environment = await aDepartment(app, id, {
    code: 'environment',
    name: 'Environment',
    parentId: council.id,
  })
  await aDepartment(app, id, { code: 'waste', name: 'Waste', parentId: environment.id })
  return { id, team: await anActor(app, id, 'performance-team') }
}

const now = async (tenantId: number, code: string): Promise<Organisation> => {
  const found = await readTenant(app.db, tenantId, (trx) => findOrganisation(trx, code))
  if (!found) throw new Error(`there is no ${code}`)
  return found
}
const seen = async (tenantId: number, code: string) => ({
  code,
  version: (await now(tenantId, code)).version,
})
const lastEntry = async (tenantId: number) =>
  (await readTenant(app.db, tenantId, (trx) => listLatest(trx, 1e6, 1)))[0]
const codesOf = (result: unknown): string[] =>
  isRefusal(result) ? result.findings.map(({ field, code }) => `${field} ${code}`) : []

describe('adding an organisation', () => {
  it('stores it below another, with a code made from its name, and leaves an entry', async () => {
    const { id, team } = await aPlace()
    const added = done(await addOrganisation(app, team, { ...form, partOf: 'environment' }, today))
    expect(added).toMatchObject({ code: 'waste-and-recycling', openedOn: '2008-04-01', version: 1 })
    expect(added.parentId).toBe((await now(id, 'environment')).id)
    expect(await lastEntry(id)).toMatchObject({
      action: 'organisation-added',
      subjectKind: 'organisation',
      subject: 'waste-and-recycling',
      actingRole: 'performance-team',
      after: { name: 'Waste and Recycling', partOf: 'environment' },
    })
  })

  it('names whoever has the code already', async () => {
    const { team } = await aPlace()
    const refused = await addOrganisation(app, team, { ...form, code: 'waste' }, today)
    expect((refused as Refusal).findings).toMatchObject([{ code: 'code-taken', args: { name: 'Waste' } }])
  })

  it('is refused below what is closed or is not there', async () => {
    const { id, team } = await aPlace()
    done(await closeOrganisation(app, team, await seen(id, 'waste'), today, today))
    expect(codesOf(await addOrganisation(app, team, { ...form, partOf: 'waste' }, today))).toEqual([
      'partOf parent-closed',
    ])
    expect(codesOf(await addOrganisation(app, team, { ...form, partOf: 'nowhere' }, today))).toEqual([
      'partOf parent-not-found',
    ])
  })

  it('is done once where two add the same', async () => {
    const { team } = await aPlace()
    const both = await Promise.all([
      addOrganisation(app, team, form, today),
      addOrganisation(app, team, form, today),
    ])
    expect(both.filter(isRefusal).map(codesOf)).toEqual([['code code-taken']])
  })
})

describe('renaming an organisation', () => {
  const facts = { name: 'Waste and Streets', kind: 'division', sector: 'public' }

  it('keeps its code and says what it was', async () => {
    const { id, team } = await aPlace()
    const changed = done(await editOrganisation(app, team, await seen(id, 'waste'), facts))
    expect(changed).toMatchObject({ code: 'waste', name: 'Waste and Streets', kind: 'division', version: 2 })
    expect(await lastEntry(id)).toMatchObject({
      action: 'organisation-changed',
      before: { name: 'Waste', kind: 'department' },
      after: { name: 'Waste and Streets', kind: 'division' },
    })
  })

  it('tells the second of two editors, and keeps what the first has saved', async () => {
    const { id, team } = await aPlace()
    const both = await seen(id, 'waste')
    done(await editOrganisation(app, team, both, facts))
    expect(await editOrganisation(app, team, both, { ...facts, name: 'Refuse' })).toMatchObject({
      refused: 'conflict',
      why: 'organisation-changed-meanwhile',
    })
    expect((await now(id, 'waste')).name).toBe('Waste and Streets')
  })

  it('leaves no entry where nothing changes', async () => {
    const { id, team } = await aPlace()
    const before = await lastEntry(id)
    done(
      await editOrganisation(app, team, await seen(id, 'waste'), {
        name: 'Waste',
        kind: 'department',
        sector: 'public',
      }),
    )
    expect(await lastEntry(id)).toEqual(before)
    expect((await now(id, 'waste')).version).toBe(1)
  })
})

describe('moving an organisation', () => {
  it('takes all below it along', async () => {
    const { id, team } = await aPlace()
    done(await moveOrganisation(app, team, await seen(id, 'environment'), ''))
    expect((await now(id, 'environment')).parentId).toBeNull()
    expect((await now(id, 'waste')).parentId).toBe((await now(id, 'environment')).id)
    expect(await lastEntry(id)).toMatchObject({
      action: 'organisation-moved',
      before: { partOf: 'council' },
      after: { partOf: null },
    })
  })

  it.each([
    ['council', 'council', 'partOf parent-itself'],
    ['council', 'environment', 'partOf parent-below'],
    ['council', 'waste', 'partOf parent-below'],
    ['waste', 'nowhere', 'partOf parent-not-found'],
  ])('of %s below %s is refused', async (code, partOf, finding) => {
    const { id, team } = await aPlace()
    expect(codesOf(await moveOrganisation(app, team, await seen(id, code), partOf))).toEqual([finding])
  })

  it('makes no ring of two moves at once', async () => {
    const { id, team } = await aPlace()
    for (const code of ['left', 'right']) done(await addOrganisation(app, team, { ...form, code }, today))
    const results = await Promise.all([
      moveOrganisation(app, team, await seen(id, 'left'), 'right'),
      moveOrganisation(app, team, await seen(id, 'right'), 'left'),
    ])
    expect(results.filter(isRefusal).map(codesOf)).toEqual([['partOf parent-below']])
  })
})

describe('closing an organisation', () => {
  it('gives it a last day and can be taken back', async () => {
    const { id, team } = await aPlace()
    done(await closeOrganisation(app, team, await seen(id, 'waste'), '2008-10-31', today))
    expect((await now(id, 'waste')).closedOn).toBe('2008-10-31')
    expect(await closeOrganisation(app, team, await seen(id, 'waste'), today, today)).toMatchObject({
      why: 'organisation-closed-already',
    })
    done(await reopenOrganisation(app, team, await seen(id, 'waste')))
    expect((await now(id, 'waste')).closedOn).toBeNull()
    expect(await reopenOrganisation(app, team, await seen(id, 'waste'))).toMatchObject({
      why: 'organisation-open-already',
    })
  })

  it('is refused while a part of it is open, and names it', async () => {
    const { id, team } = await aPlace()
    const refused = await closeOrganisation(app, team, await seen(id, 'environment'), today, today)
    expect((refused as Refusal).findings).toMatchObject([
      { code: 'parts-open', args: { name: 'Environment', listed: 'Waste' } },
    ])
  })

  it('is refused while it owes a return', async () => {
    const { id, team } = await aPlace()
    const { id: organisationId } = await now(id, 'waste')
    await app.db.pool.query(
      `insert into round (tenant_id, period_kind, period_index, opens_on, due_on)
       values ($1, 'quarter', 8033, '2008-10-01', '2008-10-17')`,
      [id],
    )
    await app.db.pool.query(
      `insert into return (tenant_id, organisation_id, period_kind, period_index, state)
       values ($1, $2, 'quarter', 8033, 'submitted')`,
      [id, organisationId],
    )
    expect(codesOf(await closeOrganisation(app, team, await seen(id, 'waste'), today, today))).toEqual([
      'closedOn returns-open',
    ])
    await app.db.pool.query(`update return set state = 'accepted' where tenant_id = $1`, [id])
    expect(isRefusal(await closeOrganisation(app, team, await seen(id, 'waste'), today, today))).toBe(false)
  })

  it('is taken back from the top down', async () => {
    const { id, team } = await aPlace()
    done(await closeOrganisation(app, team, await seen(id, 'waste'), today, today))
    done(await closeOrganisation(app, team, await seen(id, 'environment'), today, today))
    expect(await reopenOrganisation(app, team, await seen(id, 'waste'))).toMatchObject({
      why: 'organisation-parent-closed',
      args: { name: 'Environment' },
    })
  })
})

describe('organisations', () => {
  const acts: Readonly<Record<string, (actor: Actor) => Promise<unknown>>> = {
    added: (actor) => addOrganisation(app, actor, form, today),
    renamed: (actor) =>
      editOrganisation(
        app,
        actor,
        { code: 'waste', version: 1 },
        { name: 'X', kind: 'group', sector: 'private' },
      ),
    moved: (actor) => moveOrganisation(app, actor, { code: 'waste', version: 1 }, ''),
    closed: (actor) => closeOrganisation(app, actor, { code: 'waste', version: 1 }, today, today),
    reopened: (actor) => reopenOrganisation(app, actor, { code: 'waste', version: 1 }),
  }

  it.each(['auditor', 'councillor', 'body-chair', 'collator'] satisfies Role[])(
    'are not changed by a %s',
    async (role) => {
      const { id } = await aPlace()
      const actor = await anActor(app, id, role)
      for (const act of Object.values(acts))
        expect(await act(actor)).toMatchObject({ refused: 'not-allowed', why: 'no-right' })
    },
  )

  it('are not changed by the performance team of one of them', async () => {
    const { id } = await aPlace()
    const actor = await anActor(app, id, 'performance-team', (await now(id, 'waste')).id)
    for (const act of Object.values(acts)) expect(await act(actor)).toMatchObject({ refused: 'not-allowed' })
  })

  it('of another place are not there', async () => {
    const { team } = await aPlace()
    const elsewhere = await newTenant(app)
    await aDepartment(app, elsewhere.id, { code: 'theirs' })
    expect(await moveOrganisation(app, team, { code: 'theirs', version: 1 }, '')).toMatchObject({
      refused: 'not-found',
    })
    const read = await readTenant(app.db, team.tenantId, (trx) => loadOrganisation(trx, team, 'theirs'))
    expect(read).toBeUndefined()
  })

  it('that are listed open, and none for whoever may not see people', async () => {
    const { id, team } = await aPlace()
    const partner = await anActor(app, id, 'partner-contributor')
    const lists = await readTenant(app.db, id, async (trx) => ({
      team: await loadOrganisations(trx, team),
      partner: await loadOrganisations(trx, partner),
      one: await loadOrganisation(trx, partner, 'waste'),
      opened: await Promise.all(
        ['council', 'environment', 'waste'].map((code) => loadOrganisation(trx, team, code)),
      ),
    }))
    expect(lists.team?.open.map(({ code }) => code)).toEqual(['council', 'environment', 'waste'])
    expect(lists.opened.map((one) => one?.organisation.code)).toEqual(['council', 'environment', 'waste'])
    expect([lists.partner, lists.one]).toEqual([undefined, undefined])
    expect(lists.opened[1]?.possibleParents.map(({ code }) => code)).toEqual(['council'])
  })
})
