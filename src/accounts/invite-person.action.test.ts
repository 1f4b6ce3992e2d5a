import { beforeAll, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { anActor } from '../../test/worlds/an-actor.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { londonInstant } from '../kernel/london.ts'
import { findPerson } from '../people/person.sql.ts'
import { listHeldGrants } from '../rights/grant.sql.ts'
import type { InvitationForm } from './check-invitation.ts'
import { invitePerson, invitePersonAgain } from './invite-person.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})
const today = '2009-01-12'

async function world() {
  const place = await newTenant(app, londonInstant('2009-01-12T09:30'))
  const administrator = await anActor(app, place.id, 'system-administrator')
  const waste = await aDepartment(app, place.id)
  const form: InvitationForm = {
    post: '',
    title: 'Theme Officer',
    rank: 'manager',
    answersTo: '',
    name: '',
    email: `officer@${place.shortName}.gov.uk`,
    organisation: waste.code,
    role: 'body-officer',
    scope: 'organisation',
    code: waste.code,
    startsOn: today,
    endsOn: '',
  }
  return { place, administrator, waste, form }
}

describe('an invitation', () => {
  it('makes post, person, account, role and link in one go', async () => {
    const { place, administrator, waste, form } = await world()
    const { personId, link } = done(await invitePerson(app, administrator, form, today))
    expect(link).toMatch(/^\/invitation\//)
    const { person, grants } = await readTenant(app.db, place.id, async (trx) => ({
      person: await findPerson(trx, personId, today),
      grants: await listHeldGrants(trx, { personId }),
    }))
    expect(person).toMatchObject({ post: 'Theme Officer', name: 'Theme Officer', state: 'invited' })
    expect(grants.map(({ role, scope }) => [role, scope?.id])).toEqual([['body-officer', waste.id]])
    const again = done(await invitePersonAgain(app, administrator, personId, today))
    expect(again.link).not.toBe(link)
  })

  it('adds somebody without an account where there is neither e-mail nor role', async () => {
    const { place, administrator, form } = await world()
    const quiet = { ...form, email: '', role: '', scope: '', code: '' }
    const { personId, link } = done(await invitePerson(app, administrator, quiet, today))
    expect(link).toBeNull()
    const person = await readTenant(app.db, place.id, (trx) => findPerson(trx, personId, today))
    expect(person?.state).toBe('no-account')
    expect(await invitePersonAgain(app, administrator, personId, today)).toMatchObject({
      why: 'invite-without-email',
    })
  })

  it('says everything that is wrong at once, and makes nothing', async () => {
    const { administrator, form } = await world()
    const wrong = { ...form, title: '', email: 'nobody', role: 'public', endsOn: '2009-01-01' }
    const result = await invitePerson(app, administrator, wrong, today)
    expect('findings' in result ? result.findings.map(({ code }) => code) : []).toEqual([
      'post-choose',
      'email-form',
      'role-missing',
      'to-before-from',
    ])
    done(await invitePerson(app, administrator, form, today))
    const twice = await invitePerson(app, administrator, { ...form, title: 'Another' }, today)
    expect('findings' in twice ? twice.findings.map(({ code }) => code) : []).toEqual(['email-known'])
  })

  it('is refused to whoever may not, and before one has shown who one is', async () => {
    const { place, administrator, form } = await world()
    const team = await anActor(app, place.id, 'performance-team')
    expect(await invitePerson(app, team, form, today)).toMatchObject({
      refused: 'not-allowed',
      why: 'no-right',
    })
    const unproven = { ...administrator, isConfirmed: false }
    expect(await invitePerson(app, unproven, form, today)).toMatchObject({ why: 'confirm-first' })
  })
})
