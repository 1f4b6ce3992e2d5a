import { addBody } from '../../bodies/add-body.action.ts'
import type { Body } from '../../bodies/body.ts'
import { addTheme } from '../../bodies/change-themes.action.ts'
import { updateBody } from '../../bodies/body.sql.ts'
import { insertMembership, listPossibleMembers } from '../../bodies/membership.sql.ts'
import { isMemberRole, nextReview } from '../../bodies/membership.ts'
import { setIndicatorThemes } from '../../bodies/theme.sql.ts'
import type { App } from '../../db/app.ts'
import { readTenant } from '../../db/tenant.ts'
import { makeChange } from '../../record/make-change.action.ts'
import type { Actor } from '../../rights/actor.ts'
import { findActor } from '../../rights/find-actor.sql.ts'
import { csvTable } from './csv-table.ts'
import { demonstrator, must, type LoadedPeople } from './load-people.ts'

/** The themes of a place, its bodies with their members, and what its indicators are about, as they were on a day. */
export async function loadBodies(
  app: App,
  people: LoadedPeople,
  folder: string,
  indicators: ReadonlyMap<string, { readonly id: number }>,
  /** Key of somebody who may add bodies. */
  by: string,
  today: string,
): Promise<void> {
  const actor = await actorOf(app, people, by, today)
  const themes = new Map<string, number>()
  for (const row of await csvTable<'code' | 'name'>(`${folder}/themes.csv`)) {
    themes.set(row.code, must(await addTheme(app, actor, row)).id)
  }
  const bodies = await addBodies(app, actor, folder, today)
  await addMembers(app, people, folder, bodies)
  await linkIndicators(app, people.tenantId, folder, indicators, themes)
}

type BodyColumn = 'code' | 'name' | 'kind' | 'parent' | 'themes' | 'opened_on' | 'closed_on'

async function addBodies(
  app: App,
  actor: Actor,
  folder: string,
  today: string,
): Promise<(Body & { readonly lastDay: string })[]> {
  const bodies: (Body & { readonly lastDay: string })[] = []
  for (const row of await csvTable<BodyColumn>(`${folder}/bodies.csv`)) {
    const { code, name, kind, parent: partOf, opened_on: openedOn, closed_on: lastDay } = row
    const form = { code, name, kind, partOf, openedOn, themes: listed(row.themes) }
    bodies.push({ ...must(await addBody(app, actor, form, today)), lastDay })
  }
  return bodies
}

type MemberColumn = 'person' | 'role' | 'body' | 'speaks_for' | 'starts_on' | 'ends_on' | 'review_due_on'

/** Members that have gone and bodies that have closed were so before the place had this system. */
async function addMembers(
  app: App,
  { tenantId, people, organisations }: LoadedPeople,
  folder: string,
  bodies: readonly (Body & { readonly lastDay: string })[],
): Promise<void> {
  const members = await csvTable<MemberColumn>(`${folder}/memberships.csv`)
  for (const { id: bodyId, code, lastDay } of bodies) {
    must(
      await makeChange(app.db, tenantId, demonstrator, async (change) => {
        const persons = await listPossibleMembers(change.trx, '2000-01-01')
        for (const row of members.filter(({ body }) => body === code)) {
          const { person, role, speaks_for: speaksFor, starts_on: startsOn, ends_on: endsOn } = row
          const personId = people.get(person)
          if (personId === undefined || !isMemberRole(role))
            throw new Error(`demo/${folder}/memberships.csv: ${person}, ${role} cannot be a member`)
          const dates = {
            startsOn,
            endsOn: endsOn === '' ? null : endsOn,
            reviewDueOn: row.review_due_on === '' ? nextReview(startsOn) : row.review_due_on,
          }
          const organisationId = organisations.get(speaksFor) ?? null
          const member = await insertMembership(change.trx, tenantId, {
            bodyId,
            personId,
            role,
            organisationId,
            ...dates,
          })
          await change.record({
            as: 'set-up',
            action: 'member-added',
            subjectKind: 'body',
            subject: code,
            after: {
              member,
              post: persons.find(({ id }) => id === personId)?.post ?? '',
              memberRole: role,
              speaksFor,
              ...dates,
            },
          })
        }
        if (lastDay === '') return
        await updateBody(change.trx, bodyId, { closedOn: lastDay })
        await change.record({
          as: 'set-up',
          action: 'body-closed',
          subjectKind: 'body',
          subject: code,
          after: { closedOn: lastDay },
        })
      }),
    )
  }
}

async function linkIndicators(
  app: App,
  tenantId: number,
  folder: string,
  indicators: ReadonlyMap<string, { readonly id: number }>,
  themes: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = await csvTable<'indicator_code' | 'themes'>(`${folder}/indicator-themes.csv`)
  must(
    await makeChange(app.db, tenantId, demonstrator, async (change) => {
      for (const row of rows) {
        const indicator = indicators.get(row.indicator_code)
        const ids = listed(row.themes).flatMap((code) => themes.get(code) ?? [])
        if (!indicator || ids.length === 0)
          throw new Error(`demo/${folder}/indicator-themes.csv: ${row.indicator_code} has no theme`)
        await setIndicatorThemes(change.trx, tenantId, indicator.id, ids)
      }
      return change.record({
        as: 'set-up',
        action: 'indicator-themes-set',
        subjectKind: 'place',
        subject: folder,
        after: { indicators: rows.map((row) => row.indicator_code) },
      })
    }),
  )
}

const listed = (cell: string): string[] => cell.split(';').filter((code) => code !== '')

async function actorOf(
  app: App,
  { tenantId, people }: LoadedPeople,
  key: string,
  today: string,
): Promise<Actor> {
  const actor = await readTenant(app.db, tenantId, (trx) =>
    findActor(trx, tenantId, { personId: people.get(key) ?? 0 }, today, {
      requestId: demonstrator.requestId,
    }),
  )
  if (!actor) throw new Error(`the demonstration has no post ${key}`)
  return actor
}
