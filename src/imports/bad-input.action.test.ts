import { strToU8, zipSync } from 'fflate'
import { writeXlsx } from 'hucre'
import { beforeAll, describe, expect, it } from 'vitest'
import { anActor } from '../../test/worlds/an-actor.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import type { Indicator } from '../figures/indicator.ts'
import { listObservations } from '../figures/observation.sql.ts'
import { parseFormula } from '../formulas/parse-formula.ts'
import { cellsOf } from './cell-address.ts'
import { findingText } from './finding-text.ts'
import { nothingChosen } from './import-choices.ts'
import { previewImport } from './preview-import.action.ts'
import { sendFile } from './send-file.action.ts'
import { takeImport } from './take-import.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const today = '2009-01-12'
const heading = 'indicator_code,area_code,period,value,status'
const at = (code: string, period: string, value: string, status = ''): string =>
  `${code},${homeArea},${period},${value},${status}`

interface Trap {
  readonly name: string
  /** What kind of indicator NI1 is; a quarterly percentage where nothing is said. */
  readonly indicator?: Partial<Indicator>
  /** What the store holds before. */
  readonly before?: readonly string[]
  readonly lines: readonly string[]
  /** `line column severity` and the sentence that says how to put it right. */
  readonly told: readonly (readonly [where: string, cure: RegExp])[]
  /** The figures of NI1 once the good rows were taken, oldest period first. */
  readonly kept: readonly string[]
}

/** The bad input of the specification, one trap a row: line 2 is always good and comes in unharmed. */
const traps: readonly Trap[] = [
  {
    name: 'unknown codes',
    lines: ['NI999,E06000006,Q2 2008/09,1,', 'NI1,E99,Q2 2008/09,1,', ',,Q2 2008/09,1,'],
    told: [
      ['3 indicator_code error', /no indicator with this code/],
      ['4 area_code error', /no area with this code or name/],
      ['5 indicator_code error', /Enter the code of the indicator/],
      ['5 area_code error', /Enter the code of the area/],
    ],
    kept: [],
  },
  {
    name: 'duplicate rows in a file',
    lines: [at('NI1', 'Q2 2008/09', '38'), at('NI1', 'q2-2008-09', '38.0'), at('NI1', '2008/09 Q2', '39')],
    told: [
      ['4 period note', /Line 3 says the same/],
      ['5 period error', /Line 3 gives another figure/],
    ],
    kept: ['38'],
  },
  {
    name: 'two readings of one period',
    indicator: { periodKind: 'half' },
    lines: [at('NI1', '2008-09', '38'), at('NI1', '2010-12', '38')],
    told: [
      ['3 period error', /This could be 2008\/09 or September 2008. Write the one that is meant/],
      ['4 period error', /This could be December 2010 or 2010 to 2012/],
    ],
    kept: [],
  },
  {
    name: 'a year named by one year alone',
    indicator: { periodKind: 'academic-year' },
    lines: [at('NI1', '2008', '38')],
    told: [['3 period error', /could be school year 2007\/08 or school year 2008\/09/]],
    kept: [],
  },
  {
    name: 'text in a number',
    lines: ['about 40', '1,5', '38 points', '1e3', '٣٨', 'NaN'].map((value, i) =>
      at('NI1', `Q${(i % 4) + 1} ${1999 + Math.floor(i / 4)}/0${Math.floor(i / 4)}`, `"${value}"`),
    ),
    told: [3, 4, 5, 6, 7, 8].map(
      (line) => [`${line} value error`, /not a number, like 42 or 1,250.5/] as const,
    ),
    kept: [],
  },
  {
    name: 'a percentage given as 0–1',
    lines: [at('NI1', 'Q2 2008/09', '0.38')],
    told: [['3 value query', /If 38% is meant, write 38 .*; if it is right, say why/]],
    kept: ['0.38'],
  },
  {
    name: 'over 100% where it may be',
    lines: [at('NI1', 'Q2 2008/09', '130.2')],
    told: [],
    kept: ['130.2'],
  },
  {
    name: 'blank, zero, - and [c] told apart',
    lines: ['', '0', '-', '[c]', 'nil'].map((value, i) => at('NI1', `Q1 200${i + 1}/0${i + 2}`, value)),
    told: [['3 value note', /kept as "not available", never as 0/]],
    kept: ['missing', '0', 'missing', 'suppressed', 'nil'],
  },
  {
    name: 'a negative figure, and a minus sign of typographers',
    indicator: { unit: 'points' },
    lines: [at('NI1', 'Q1 2008/09', '-0.4'), at('NI1', 'Q2 2008/09', '−0.5')],
    told: [],
    kept: ['-0.4', '-0.5'],
  },
  {
    name: 'a cumulative value that falls',
    indicator: { kind: 'cumulative', unit: 'number' },
    before: [at('NI1', 'Q1 2008/09', '40')],
    lines: [at('NI1', 'Q2 2008/09', '30')],
    told: [['3 value query', /Q1 2008\/09 had 40. Check it, or say what was corrected/]],
    kept: ['40', '30'],
  },
  {
    name: 'a future period',
    lines: [at('NI1', 'Q2 2009/10', '38', 'final'), at('NI1', 'Q3 2009/10', '39', 'estimate')],
    told: [['3 period query', /Q2 2009\/10 has not begun yet/]],
    kept: ['38', '39'],
  },
  {
    name: 'no period at all',
    lines: [at('NI1', 'Q5 2008/09', '38'), at('NI1', 'last year', '38'), at('NI1', '', '38')],
    told: [
      ['3 period error', /Use Q1 to Q4, like Q2 2008\/09/],
      ['4 period error', /Use Q1 to Q4, like Q2 2008\/09/],
      ['5 period error', /Enter the period, like Q2 2008\/09/],
    ],
    kept: [],
  },
  {
    name: '20,000 brackets',
    lines: [at('NI1', 'Q2 2008/09', '('.repeat(20_000)), at('('.repeat(20_000), 'Q2 2008/09', '1')],
    told: [
      ['3 value error', /not a number/],
      ['4 indicator_code error', /no indicator with this code/],
    ],
    kept: [],
  },
  {
    name: 'a formula as text',
    lines: [at('NI1', 'Q2 2008/09', '=1+1'), at('NI1', 'Q3 2008/09', '"=cmd()|\' /C calc\'!A0"')],
    told: [
      ['3 value error', /not a number/],
      ['4 value error', /not a number/],
    ],
    kept: [],
  },
  {
    name: 'commas that do not fit the heading, and quotes that do not close',
    lines: [`NI1,${homeArea},Q2 2008/09,1,250,`],
    told: [['3  error', /does not have 5 cells like the heading. Check its commas and quotes/]],
    kept: [],
  },
]

describe('bad input: each a finding with its line, its column and a cure; the rest unharmed', () => {
  it.each(traps)('$name', async ({ indicator, before = [], lines, told, kept }) => {
    const place = await newTenant(app)
    const team = await anActor(app, place.id, 'performance-team')
    const { id: indicatorId } = await anIndicator(app, place.id, { ...indicator, code: 'NI1' })
    const { id: goodId } = await anIndicator(app, place.id, { code: 'GOOD' })
    if (before.length > 0) done(await importText(app, place.id, [heading, ...before].join('\n')))
    const text = [heading, at('GOOD', 'Q2 2008/09', '38.2'), ...lines].join('\n')
    const id = done(await sendFile(app, team, { name: 'x.csv', bytes: Buffer.from(text), source: 'Here' }))
    const asked = { id, today, choices: nothingChosen }
    const preview = done(await previewImport(app, team, asked))
    const said = preview.findings.map(({ line, field, severity, code, args }) => ({
      where: `${line} ${field} ${severity}`,
      cure: findingText('en', code, args),
    }))
    expect(said.map(({ where }) => where)).toEqual(told.map(([where]) => where))
    for (const [i, [, cure]] of told.entries()) expect(said[i]?.cure).toMatch(cure)
    done(
      await takeImport(app, team, { ...asked, seen: preview.seen, partial: true, reason: 'Looked at again' }),
    )
    const figures = await readTenant(app.db, place.id, (trx) =>
      listObservations(trx, { indicatorIds: [indicatorId, goodId] }, null),
    )
    const valuesOf = (of: number) =>
      figures
        .filter((figure) => figure.indicatorId === of)
        .map(({ value, mark }) => (mark === 'ok' ? value : mark))
    expect(valuesOf(goodId)).toEqual(['38.2'])
    expect(valuesOf(indicatorId)).toEqual(kept)
    expect((await verify(app, place)).faults).toEqual([])
  })

  it('20,000 brackets in a formula', () => {
    const read = parseFormula(`${'('.repeat(20_000)}NI1${')'.repeat(20_000)}`)
    expect(read).toMatchObject({ is: 'faulty' })
  })

  it('a spreadsheet bomb, told of the file as a whole', async () => {
    const place = await newTenant(app)
    const team = await anActor(app, place.id, 'performance-team')
    const bytes = zipSync({ 'xl/workbook.xml': strToU8('<a/>'), 'xl/a.xml': new Uint8Array(120_000_000) })
    expect(await sendFile(app, team, { name: 'x.xlsx', bytes, source: 'Here' })).toMatchObject({
      refused: 'invalid',
      findings: [{ field: 'file', code: 'workbook-bomb' }],
    })
    expect(findingText('en', 'workbook-bomb')).toMatch(/Copy the figures into a new workbook/)
  })

  it('a formula as text in a workbook, told by its cell', async () => {
    const place = await newTenant(app)
    const team = await anActor(app, place.id, 'performance-team')
    await anIndicator(app, place.id, { code: 'NI1' })
    const rows = [
      heading.split(','),
      ['NI1', homeArea, 'Q2 2008/09', '=SUM(A1:A9)', ''],
      ['NI1', homeArea, 'Q3 2008/09', 38, ''],
    ]
    const bytes = await writeXlsx({ sheets: [{ name: 'Figures', rows }] })
    const id = done(await sendFile(app, team, { name: 'x.xlsx', bytes, source: 'Here' }))
    const preview = done(await previewImport(app, team, { id, today, choices: nothingChosen }))
    expect(preview.added).toBe(1)
    const cellOf = cellsOf(preview)
    expect(
      preview.findings.map((one) => [cellOf(one), one.severity, findingText('en', one.code, one.args)]),
    ).toEqual([
      ['D2', 'note', expect.stringMatching(/Cell D2 holds a formula written as text/) as string],
      ['D2', 'error', expect.stringMatching(/not a number/) as string],
    ])
  })

  it('a figure changed by two people: the second is shown both', async () => {
    const place = await newTenant(app)
    const team = await anActor(app, place.id, 'performance-team')
    const { id: indicatorId } = await anIndicator(app, place.id, { code: 'NI1' })
    const first = [heading, at('NI1', 'Q2 2008/09', '38')].join('\n')
    done(await importText(app, place.id, first))
    const bytes = Buffer.from(first.replace(',38,', ',40,'))
    const id = done(await sendFile(app, team, { name: 'x.csv', bytes, source: 'Here' }))
    const asked = { id, today, choices: nothingChosen }
    const { seen } = done(await previewImport(app, team, asked))
    done(await importText(app, place.id, first.replace(',38,', ',39,')))
    expect(await takeImport(app, team, { ...asked, seen, partial: false, reason: '' })).toMatchObject({
      refused: 'conflict',
      why: 'preview-moved-on',
    })
    const { changes } = done(await previewImport(app, team, asked))
    expect(changes).toMatchObject([{ figure: { value: '40' }, before: { value: '39' } }])
    const figures = await readTenant(app.db, place.id, (trx) =>
      listObservations(trx, { indicatorIds: [indicatorId] }, null),
    )
    expect(figures).toMatchObject([{ value: '39', revision: 2 }])
  })
})
