import { beforeAll, describe, expect, it } from 'vitest'
import { importText } from '../../test/worlds/an-import.ts'
import {
  anOpenReturn,
  returnNow,
  theQuarter,
  typed,
  type OpenReturn,
} from '../../test/worlds/an-open-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { accept, send, step } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { periodSlug } from '../kernel/period-words.ts'
import { loadChanges } from './load-changes.action.ts'
import { loadLines } from './load-return.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

async function changesOf(world: OpenReturn) {
  const head = await returnNow(world, world.team)
  const changes = await readTenant(app.db, world.place.id, async (trx) =>
    loadChanges(trx, head, await loadLines(trx, head)),
  )
  return [...changes].map(([code, { was, is }]) => [code, was.value, is.value])
}

async function correct(world: OpenReturn, value: string): Promise<void> {
  const row = `${world.indicators[0]?.code},${homeArea},${periodSlug(theQuarter)},${value}`
  done(await importText(app, world.place.id, ['indicator_code,area_code,period,value', row].join('\n')))
}

describe('a figure that a return gave', () => {
  it('is named as changed since accepted once the store says something else, and only then', async () => {
    const world = await anOpenReturn(app)
    await send(world, [typed('38.2'), typed('39')])
    expect(await changesOf(world)).toEqual([])
    await accept(world)
    expect(await changesOf(world)).toEqual([])
    await correct(world, '38.6')
    expect(await changesOf(world)).toEqual([[world.indicators[0]?.code, '38.2', '38.6']])
  })

  it('is measured against the last acceptance, also of a figure that stood there before', async () => {
    const world = await anOpenReturn(app, [{}])
    await correct(world, '38.2')
    await send(world, [typed('38.2')])
    await accept(world)
    await correct(world, '38.6')
    expect(await changesOf(world)).toHaveLength(1)
    done(await step(world, world.team, 'reopen', { comment: 'Corrected at the source' }))
    await send(world, [typed('38.6')])
    await accept(world)
    expect(await changesOf(world)).toEqual([])
  })
})
