import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/db/app.ts'
import { readTenant } from '../../src/db/tenant.ts'
import { returnWords } from '../../src/returns/words.ts'
import { actorOf, aPerson } from '../worlds/an-actor.ts'
import { anOpenReturn, returnNow, typed, type OpenReturn } from '../worlds/an-open-return.ts'
import { done } from '../worlds/builder.ts'
import { quietApp } from '../worlds/quiet-app.ts'
import { save, step } from '../worlds/walk-return.ts'
import { listRevisions } from '../../src/figures/observation.sql.ts'
import { ask, type Answer } from '../rights/wire/asker.ts'
import { sessionOf } from '../rights/wire/came-with.ts'
import { rows } from '../rights/wire/rows.ts'
import { serve, type Served } from '../rights/wire/served.ts'
import { homeArea } from '../worlds/new-tenant.ts'
import { periodSlug } from '../../src/kernel/period-words.ts'

/**
 * Always true, 6: nobody accepts their own entry. By whom and after what: `src/returns/take-step.action.test.ts`; targets:
 * `src/targets/proposals.action.test.ts`. Here every way in by which a return can be accepted, over the wire.
 */
let app: App
let served: Served
let world: OpenReturn
let cookie: string
/** Who filled the return in and sent it, and may accept returns of the whole place. */
let both: Awaited<ReturnType<typeof actorOf>>
beforeAll(async () => {
  app = await quietApp()
  served = await serve(app)
  world = await anOpenReturn(app, [{}, {}])
  const { personId, accountId } = await aPerson(
    app,
    world.place.id,
    'Who does both',
    { role: 'performance-team' },
    { role: 'operational-director', organisationId: world.department.id },
  )
  cookie = await sessionOf(app, accountId)
  both = { ...(await actorOf(app, world.place.id, personId)), isConfirmed: true }
  done(await save(world, both, [typed('38.2'), typed('39')]))
  done(await step(world, both, 'submit'))
}, 120_000)

const sentence = returnWords('en').page.ownEntry

/** Each way in, as the table of all of them names it. */
const ways: Readonly<Record<string, (version: number, id: number) => Promise<Answer>>> = {
  'POST /[place]/returns/[department]/[period]/sign-off?/accept': (version) =>
    ask(served.origin, cookie, 'POST', `${address()}/sign-off?/accept`, {
      form: { version: String(version), comment: '' },
    }),
  'API post /returns/{id}/accept': (version, id) =>
    ask(served.origin, cookie, 'POST', `/api/v1/returns/${id}/accept`, {
      json: {},
      headers: { 'if-match': `"${version}"` },
    }),
}
const address = (): string =>
  `/${world.place.shortName}/returns/${world.at.organisationCode}/${periodSlug(world.at.period)}`

describe('whoever filled in a return', () => {
  it('has no more ways to accept one than are tried here', () => {
    const accepting = Object.entries(rows).filter(([, { needs }]) =>
      needs.some(({ action }) => action === 'return.accept'),
    )
    expect(accepting.map(([name]) => name).toSorted()).toEqual(Object.keys(ways).toSorted())
  })

  it.each(Object.entries(ways))('is refused it with its sentence by %s', async (_, way) => {
    const { id, version } = await returnNow(world, world.team)
    const answer = await way(version, id)
    expect([403, 409]).toContain(answer.status)
    expect(answer.text).toContain(sentence)
    expect(await returnNow(world, world.team)).toMatchObject({ state: 'submitted', version })
    const revisions = await readTenant(app.db, world.place.id, (trx) =>
      listRevisions(trx, {
        indicatorId: world.indicators[0]?.id ?? 0,
        areaCode: homeArea,
        period: world.at.period,
      }),
    )
    expect(revisions).toEqual([])
  })

  it('is told so on its page, without a button to accept it', async () => {
    const page = await ask(served.origin, cookie, 'GET', address())
    expect([page.status, page.text.includes(sentence)]).toEqual([200, true])
    const signOff = await ask(served.origin, cookie, 'GET', `${address()}/sign-off`)
    expect(signOff.text).not.toContain('?/accept"')
  })

  it('leaves it to somebody else, who accepts it', async () => {
    expect(done(await step(world, world.team, 'accept'))).toMatchObject({ state: 'accepted' })
  })
})
