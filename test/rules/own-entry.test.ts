import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/db/app.ts'
import { readTenant } from '../../src/db/tenant.ts'
import type { ReturnHead } from '../../src/returns/return.ts'
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
 * `src/targets/proposals.action.test.ts`. Here every way in by which a return can be signed, over the wire.
 */
const signings = [
  { hands: 2, signs: 'accept', isCertified: false },
  { hands: 3, signs: 'certify', isCertified: false },
  { hands: 3, signs: 'accept', isCertified: true },
] as const
type Signed = (typeof signings)[number]['signs']

let app: App
let served: Served
beforeAll(async () => {
  app = await quietApp()
  served = await serve(app)
}, 120_000)

/** Who filled the return in and sent it, and may certify and accept returns of the whole place. */
interface Sent {
  readonly world: OpenReturn
  readonly cookie: string
}

async function sentByOneWhoDoesBoth({ hands, isCertified }: (typeof signings)[number]): Promise<Sent> {
  const world = await anOpenReturn(app, [{}, {}], undefined, hands)
  const { personId, accountId } = await aPerson(
    app,
    world.place.id,
    'Who does both',
    { role: 'performance-team' },
    { role: 'operational-director', organisationId: world.department.id },
  )
  const both = { ...(await actorOf(app, world.place.id, personId)), isConfirmed: true }
  done(await save(world, both, [typed('38.2'), typed('39')]))
  done(await step(world, both, 'submit'))
  if (isCertified) done(await step(world, world.director, 'certify'))
  return { world, cookie: await sessionOf(app, accountId) }
}

const pageOf = ({ world: { place, at } }: Sent): string =>
  `/${place.shortName}/returns/${at.organisationCode}/${periodSlug(at.period)}`

/** Each way in, as the table of all of them names it. */
const waysToSign = (signs: Signed) =>
  ({
    [`POST /[place]/returns/[department]/[period]/sign-off?/${signs}`]: (
      sent: Sent,
      { version }: ReturnHead,
    ) =>
      ask(served.origin, sent.cookie, 'POST', `${pageOf(sent)}/sign-off?/${signs}`, {
        form: { version: String(version), comment: '' },
      }),
    [`API post /returns/{id}/${signs}`]: (sent: Sent, { id, version }: ReturnHead) =>
      ask(served.origin, sent.cookie, 'POST', `/api/v1/returns/${id}/${signs}`, {
        json: {},
        headers: { 'if-match': `"${version}"` },
      }),
  }) satisfies Record<string, (sent: Sent, head: ReturnHead) => Promise<Answer>>

describe('whoever filled in a return', () => {
  it('has no more ways to sign one than are tried here', () => {
    const signing = Object.entries(rows).filter(([, { needs }]) =>
      needs.some(({ action }) => /^return\.(?:accept|certify)/.test(action)),
    )
    const tried = signings.flatMap(({ signs }) => Object.keys(waysToSign(signs)))
    expect(signing.map(([name]) => name).toSorted()).toEqual([...new Set(tried)].toSorted())
  })

  it.each(signings)('of $hands hands is refused to $signs it by every way, and told so', async (signing) => {
    const { signs } = signing
    const { page: pageWords, refusals } = returnWords('en')
    const sent = await sentByOneWhoDoesBoth(signing)
    const { world, cookie } = sent
    const codes = world.indicators.map(({ code }) => code)
    const sentence = pageWords.ownEntry[signs]({ codes, wroteKeyIssues: false, sent: true, certified: false })
    expect(sentence).toBe(
      `You entered ${codes.join(' and ')} and sent this return, so you cannot ${signs} it: someone else must.`,
    )
    const before = await returnNow(world, world.team)
    for (const [name, way] of Object.entries(waysToSign(signs))) {
      const answer = await way(sent, before)
      expect([
        name,
        [403, 409].includes(answer.status),
        answer.text.includes(refusals['own-entry']({ lines: codes.join(', ') })),
      ]).toEqual([name, true, true])
    }
    const page = await ask(served.origin, cookie, 'GET', pageOf(sent))
    expect([page.status, page.text.includes(sentence)]).toEqual([200, true])
    const signOff = await ask(served.origin, cookie, 'GET', `${pageOf(sent)}/sign-off`)
    expect(signOff.text).not.toContain(`?/${signs}"`)

    expect(await returnNow(world, world.team)).toMatchObject({ state: before.state, version: before.version })
    const revisions = await readTenant(app.db, world.place.id, (trx) =>
      listRevisions(trx, {
        indicatorId: world.indicators[0]?.id ?? 0,
        areaCode: homeArea,
        period: world.at.period,
      }),
    )
    expect(revisions).toEqual([])
    const other = signs === 'certify' ? world.director : world.team
    expect(done(await step(world, other, signs))).toMatchObject({
      state: signs === 'certify' ? 'certified' : 'accepted',
    })
  })
})
