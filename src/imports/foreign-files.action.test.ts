import { beforeAll, describe, expect, it } from 'vitest'
import { anActor } from '../../test/worlds/an-actor.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { listObservations } from '../figures/observation.sql.ts'
import { periodLabel } from '../kernel/period-words.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import { nothingChosen, readChoices, writeChoices, type ImportChoices } from './import-choices.ts'
import { keepLayout, keptLayouts } from './keep-layout.action.ts'
import { previewImport } from './preview-import.action.ts'
import { sendFile } from './send-file.action.ts'
import { takeImport } from './take-import.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const today = '2026-06-01'
interface World {
  readonly place: Place
  readonly team: Actor
}

async function aWorld(): Promise<World> {
  const place = await newTenant(app)
  return { place, team: await anActor(app, place.id, 'performance-team') }
}

async function look({ team }: World, text: string, chosen: Partial<ImportChoices> = {}) {
  const id = done(
    await sendFile(app, team, { name: 'x.csv', bytes: Buffer.from(text), source: 'Other product' }),
  )
  const choices = { ...nothingChosen, ...chosen }
  const preview = done(await previewImport(app, team, { id, today, choices }))
  const take = (actor = team) =>
    takeImport(app, actor, { id, today, choices, seen: preview.seen, partial: false, reason: 'Checked' })
  return { preview, take }
}

const figuresOf = ({ place, team }: World) =>
  readTenant(app.db, place.id, async (trx) => {
    const indicators = await listIndicators(trx, visibleTo(team, 'performance.read'))
    const codes = new Map(indicators.map(({ id, code }) => [id, code]))
    const figures = await listObservations(trx, { indicatorIds: [...codes.keys()] }, null)
    return figures.map(
      ({ indicatorId, areaCode, period, value, mark, status }) =>
        `${codes.get(indicatorId)} ${areaCode} ${periodLabel(period)} ${value ?? mark} ${status}`,
    )
  })

const defining = 'indicator_code,title,unit,polarity,frequency'

describe('a file that defines indicators', () => {
  const text = [
    `${defining},area_code,period,value`,
    `NEW1,People in work,percentage,high,quarterly,${homeArea},Q1 2025/26,61.25`,
    `NEW2,Days lost,days,low,annual,${homeArea},2024/25,9`,
  ].join('\n')

  it('says how many would be created, and creates them once that was chosen', async () => {
    const world = await aWorld()
    const unasked = await look(world, text)
    expect(unasked.preview).toMatchObject({ unknownIndicators: 2, isDefining: true, mayCreate: true, bad: 2 })
    const { preview, take } = await look(world, text, { create: true })
    expect(preview).toMatchObject({
      bad: 0,
      added: 2,
      creates: { indicators: ['NEW1', 'NEW2'] },
      unknownIndicators: 0,
    })
    expect(await figuresOf(world)).toEqual([])
    expect(done(await take())).toMatchObject({ added: 2, createdIndicators: ['NEW1', 'NEW2'] })
    expect((await figuresOf(world)).toSorted()).toEqual([
      `NEW1 ${homeArea} Q1 2025/26 61.25 final`,
      `NEW2 ${homeArea} 2024/25 9 final`,
    ])
    expect((await verify(app, world.place)).faults).toEqual([])
  })

  it('needs the right to change indicators too', async () => {
    const world = await aWorld()
    const { take } = await look(world, text, { create: true })
    const reader = { ...world.team, readsOnly: true }
    expect(await take(reader)).toMatchObject({ refused: 'not-allowed' })
    expect(await figuresOf(world)).toEqual([])
  })

  it('may be a list of them without figures, which changes nothing the second time', async () => {
    const world = await aWorld()
    const list = [
      `${defining},decimals,definition`,
      'NEW1,People in work,per cent,high,quarterly,2,Of all aged 16 to 64',
      'C&L01,Cost of a visit,£,low,2 Year Aggregates,,',
      'NEW1,The same again,%,high,quarterly,2,',
    ].join('\n')
    const unasked = await look(world, list)
    expect(unasked.preview.findings).toMatchObject([
      { code: 'definitions-alone' },
      { line: 3, code: 'code-respelt', args: { spelt: 'C-L01' } },
      { line: 4, code: 'definition-twice', args: { first: 2 } },
    ])
    const { preview, take } = await look(world, list, { create: true })
    expect(preview).toMatchObject({ bad: 0, added: 0, creates: { indicators: ['NEW1', 'C-L01'], areas: [] } })
    done(await take())
    const found = await readTenant(app.db, world.place.id, (trx) =>
      listIndicators(trx, visibleTo(world.team, 'performance.read')),
    )
    expect(found).toMatchObject([
      { code: 'C-L01', periodKind: 'rolling-financial-2', decimals: 1, unit: '£' },
      { code: 'NEW1', unit: '%', decimals: 2, definition: 'Of all aged 16 to 64', title: 'People in work' },
    ])
    const again = await look(world, list, { create: true })
    expect(again.preview.creates.indicators).toEqual([])
    expect(done(await again.take())).toMatchObject({ saved: false })
  })

  it.each([
    [',T,%,high,annual', 'indicator-blank'],
    ['&&,T,%,high,annual', 'code-unfit'],
    [`NEW1,${'T'.repeat(501)},%,high,annual`, 'text-too-long'],
    ['NEW1,T,%,upwards,annual', 'polarity-unknown'],
  ])('without figures is told what is wrong: %#', async (line, code) => {
    const { preview } = await look(await aWorld(), `${defining}\n${line}`, { create: true })
    expect(preview.findings).toMatchObject([{ line: 2, code }])
  })
})

describe('a file of another product', () => {
  it('names areas, writes its period in two columns and its version behind it', async () => {
    const world = await aWorld()
    const [quarterly, yearly] = [
      await anIndicator(app, world.place.id, { code: 'Q-1' }),
      await anIndicator(app, world.place.id, { code: 'Y-1', periodKind: 'academic-year' }),
    ]
    const columns = { ref: 'indicator_code', council: 'area_name', year: 'period', part: 'period' } as const
    const text = [
      'ref,council,year,part,value',
      `${quarterly.code},The Borough,2024-25,Q1,38.2`,
      `${yearly.code},the borough,2016 (Rev),,40`,
      `${yearly.code},"The borough.",2017 (prov),,-`,
      `${yearly.code},Elsewhere,2018,,41`,
    ].join('\n')
    const unasked = await look(world, text, { columns })
    expect(unasked.preview).toMatchObject({ asksYears: true, unknownAreas: ['Elsewhere'], bad: 3 })
    const { preview, take } = await look(world, text, {
      columns,
      years: 'last',
      areas: { Elsewhere: homeArea },
    })
    expect(preview).toMatchObject({ bad: 0, added: 4 })
    done(await take())
    expect((await figuresOf(world)).toSorted()).toEqual([
      `Q-1 ${homeArea} Q1 2024/25 38.2 final`,
      `Y-1 ${homeArea} school year 2015/16 40 revised`,
      `Y-1 ${homeArea} school year 2016/17 missing provisional`,
      `Y-1 ${homeArea} school year 2017/18 41 final`,
    ])
    const first = await look(world, text, { columns, years: 'first', areas: { Elsewhere: homeArea } })
    expect(first.preview.news.map(({ period }) => periodLabel(period))).toEqual(['school year 2018/19'])
  })

  it('is remembered with all that was chosen for it', async () => {
    const world = await aWorld()
    const chosen = {
      readAs: 'financial-year',
      share: 'share',
      years: 'last',
      areas: { Elsewhere: homeArea },
      columns: { figure: 'value' },
    } as const
    done(await keepLayout(app, world.team, { ...nothingChosen, ...chosen, name: 'Other' }))
    expect(await keptLayouts(app, world.place.id)).toEqual([{ name: 'Other', ...chosen }])
  })

  it('has its choices in the address of the page', () => {
    const choices: ImportChoices = {
      readAs: 'month',
      share: 'percent',
      years: 'first',
      areas: { 'Edinburgh City': 'S12000036' },
      create: true,
      columns: { pi_ref: 'indicator_code' },
    }
    const query = new URLSearchParams(writeChoices(choices)).toString()
    expect(readChoices(new URLSearchParams(query))).toEqual(choices)
    expect(readChoices(new URLSearchParams('years=both&create=1&area.X=&share=no'))).toEqual(nothingChosen)
  })
})
