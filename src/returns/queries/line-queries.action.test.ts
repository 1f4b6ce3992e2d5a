import { beforeAll, describe, expect, it } from 'vitest'
import { anOpenReturn, returnNow, typed, type OpenReturn } from '../../../test/worlds/an-open-return.ts'
import { done } from '../../../test/worlds/builder.ts'
import { quietApp } from '../../../test/worlds/quiet-app.ts'
import { verify } from '../../../test/worlds/verify.ts'
import { save, send, step, walkTo } from '../../../test/worlds/walk-return.ts'
import type { App } from '../../db/app.ts'
import { readTenant } from '../../db/tenant.ts'
import { loadReturnHistory } from '../load-history.action.ts'
import { loadReturnPage } from '../load-page.action.ts'
import { listLastWords } from '../owned-lines.sql.ts'
import { listSteps } from '../return.sql.ts'
import { openQuery } from './open-query.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

async function sentReturn(): Promise<OpenReturn & { readonly a: string; readonly b: string }> {
  const world = await anOpenReturn(app)
  await walkTo(world, 'submitted')
  const [a = '', b = ''] = world.indicators.map(({ code }) => code)
  return { ...world, a, b }
}
const stepsOf = async (world: OpenReturn) => {
  const { id } = await returnNow(world, world.team)
  return readTenant(app.db, world.place.id, (trx) => listSteps(trx, id))
}
const historyOf = async (world: OpenReturn) => {
  const head = await returnNow(world, world.team)
  return readTenant(app.db, world.place.id, (trx) => loadReturnHistory(trx, head, 'en'))
}

describe('a query on single lines', () => {
  it('is kept with its step and in the record, in the order of the return, and needs no words of the whole', async () => {
    const world = await sentReturn()
    const { a, b } = world
    const lines = new Map([
      [b, ' Is it the whole borough? '],
      [a, 'Since\u0000 April?'],
    ])
    done(await step(world, world.team, 'query', { lines }))
    expect(openQuery(await stepsOf(world))).toMatchObject({
      comment: '',
      by: 'performance-team',
      queries: [
        { code: a, comment: 'Since April?' },
        { code: b, comment: 'Is it the whole borough?' },
      ],
    })
    const [last] = await historyOf(world)
    expect(last?.changes.map(({ field, after }) => [field, after])).toEqual([
      ['State', 'queried'],
      [`Query, ${a}`, 'Since April?'],
      [`Query, ${b}`, 'Is it the whole borough?'],
    ])
    expect((await verify(app, world.place)).faults).toEqual([])
  })

  it('stands until the return is sent again, and word for word in its history afterwards', async () => {
    const world = await sentReturn()
    const long = 'Is this since April? '.repeat(100).trim()
    done(await step(world, world.team, 'query', { comment: 'See below', lines: new Map([[world.a, long]]) }))
    const { id } = await returnNow(world, world.team)
    const words = await readTenant(app.db, world.place.id, (trx) => listLastWords(trx, [id]))
    expect(words.get(id)).toBe(`See below ${world.a}: ${long}`)
    await send(world, [typed('38.3'), typed('39')])
    expect(openQuery(await stepsOf(world))).toBeNull()
    const queried = (await historyOf(world)).find(({ what }) => what === 'The return was queried')
    expect(queried?.changes.find(({ field }) => field === `Query, ${world.a}`)?.after).toBe(long)
  })

  it('is refused with a sentence for a line that the return has not, and nothing is changed', async () => {
    const [world, other] = [await sentReturn(), await anOpenReturn(app)]
    const foreign = other.indicators[0]?.code ?? ''
    const before = await returnNow(world, world.team)
    const lines = new Map([
      [world.a, 'Why?'],
      [foreign, 'Why?'],
    ])
    expect(await step(world, world.team, 'query', { lines })).toMatchObject({
      refused: 'invalid',
      findings: [{ field: `${foreign}.query`, code: 'query-line-unknown' }],
    })
    expect(await returnNow(world, world.team)).toEqual(before)
    expect((await stepsOf(world)).map((taken) => taken.step)).toEqual(['submit'])
  })

  it('with no words at all is refused, and so is signing past one that was typed', async () => {
    const world = await sentReturn()
    const lines = new Map([[world.a, ' \n']])
    expect(await step(world, world.team, 'query', { lines })).toMatchObject({
      refused: 'invalid',
      findings: [{ field: 'comment', code: 'query-comment-missing' }],
    })
    const unsent = { comment: '', lines: new Map([[world.a, 'Why?']]) }
    expect(await step(world, world.team, 'accept', { unsent })).toMatchObject({
      refused: 'invalid',
      findings: [{ field: `${world.a}.query`, code: 'query-not-sent' }],
    })
    expect((await returnNow(world, world.team)).state).toBe('submitted')
  })
})

describe('whoever cannot sign their own entry', () => {
  it('is told which lines they entered, those too that somebody else wrote over', async () => {
    const world = await anOpenReturn(app)
    const [a = ''] = world.indicators.map(({ code }) => code)
    done(await save(world, world.director, [typed('38.2')], { keyIssues: 'A steady quarter.' }))
    done(await save(world, world.collator, [typed('38.3'), typed('39')]))
    done(await step(world, world.collator, 'submit'))
    const page = await readTenant(app.db, world.place.id, (trx) =>
      loadReturnPage(trx, world.director, world.at.organisationCode, world.at.period),
    )
    expect(page?.ownEntry).toEqual({ codes: [a], wroteKeyIssues: true, sent: false, certified: false })
    expect(await step(world, world.director, 'accept')).toMatchObject({
      why: 'own-entry',
      args: { lines: a },
    })
    const team = await readTenant(app.db, world.place.id, (trx) =>
      loadReturnPage(trx, world.team, world.at.organisationCode, world.at.period),
    )
    expect(team?.ownEntry).toBeNull()
  })
})
