import { beforeAll, describe, expect, it } from 'vitest'
import { demonstrationApp } from '../../test/worlds/demonstration.ts'
import { actorNamed, placeNamed } from '../../test/worlds/posts.ts'
import type { App } from '../db/app.ts'
import { quarter } from '../kernel/period.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { lintTree } from '../paper/lint-tree.ts'
import { readPdf } from '../paper/testing/read-pdf.ts'
import { blocksIn, cellText, type PaperTree, type TableBlock } from '../paper/tree.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import { listReports } from './list-reports.action.ts'
import { makeReport, type MadeReport } from './make-report.action.ts'
import { reportDefinitions } from './report-list.ts'

let app: App
let halton: Place
let manager: Actor
beforeAll(async () => {
  app = await demonstrationApp()
  halton = await placeNamed(app, 'halton')
  manager = await actorNamed(app, halton, 'Corporate Performance Manager')
})

const q2 = quarter(2008, 2)
const now = new Date('2009-01-12T09:29:59.999Z')

async function made(definition: string, body: string, asAt = now, actor = manager): Promise<MadeReport> {
  const report = await makeReport(app, halton, actor, { definition, body, period: q2, asAt })
  if (isRefusal(report)) throw new Error(`${definition} of ${body}: ${report.why}`)
  return report
}

const tablesOf = (tree: PaperTree): TableBlock[] =>
  [...blocksIn(tree.blocks)].filter((block) => block.kind === 'table')
const headingsOf = (tree: PaperTree): string[] =>
  [...blocksIn(tree.blocks)].flatMap((block) => (block.kind === 'heading' ? block.text : []))
const textOf = (tree: PaperTree): string => JSON.stringify(tree.blocks)

describe('every report that is offered', () => {
  it('can be made, has nothing to find fault with, and is the same bytes each time', async () => {
    const { subjects } = await listReports(app, halton, manager, null)
    for (const { code } of reportDefinitions) {
      expect(subjects[code].length, code).toBeGreaterThan(0)
      for (const { code: body } of code === 'departmental' ? subjects[code].slice(0, 1) : subjects[code]) {
        const [one, again] = [await made(code, body), await made(code, body)]
        expect([...lintTree(one.tree)], `${code} of ${body}`).toEqual([])
        expect(Buffer.from(await one.render('docx')).equals(await again.render('docx'))).toBe(true)
      }
    }
  })

  it('takes no more pages of paper than its readers are asked to read', async () => {
    const { subjects } = await listReports(app, halton, manager, null)
    for (const { code, pages } of reportDefinitions)
      for (const { code: body } of code === 'departmental' ? subjects[code].slice(0, 1) : subjects[code]) {
        const printed = readPdf(await (await made(code, body)).render('pdf')).pages.length
        expect(printed, `${code} of ${body}`).toBeLessThanOrEqual(pages)
      }
  }, 120_000)

  it('is not there for somebody without a role, for another subject, or for a year', async () => {
    const stranger = { ...manager, grants: [] }
    for (const { code } of reportDefinitions) {
      const { subjects } = await listReports(app, halton, manager, null)
      const body = subjects[code][0]?.code ?? ''
      const ask = (actor: Actor, about: string, period = q2): Promise<unknown> =>
        makeReport(app, halton, actor, { definition: code, body: about, period, asAt: now })
      for (const asked of [
        ask(stranger, body),
        ask(manager, 'nothing'),
        ask(manager, body, { kind: 'financial-year', index: 2008 }),
      ])
        expect(await asked, code).toMatchObject({ refused: 'not-found', why: 'report-not-found' })
    }
  })
})

describe('what officers say of the targets of the year', () => {
  const said =
    "Children's Social Care Collator says: unlikely, because one post is still vacant and the assessments of the summer"

  it('stands with what is explained of a figure, and by itself where nothing is to be explained', async () => {
    for (const [definition, body] of [
      ['departmental', 'childrens-social-care'],
      ['exceptions', 'all'],
      ['theme', 'children-young-people'],
    ] as const)
      expect(textOf((await made(definition, body)).tree), definition).toContain(said)
    expect(textOf((await made('digest', 'all')).tree)).toContain(
      "Children's Social Care Collator says: unlikely.",
    )
    const { tree } = await made('departmental', 'human-resources')
    expect(headingsOf(tree)).toContain('What officers say of other targets of the year')
    expect(textOf(tree)).toContain('Workforce Information Collator says: ')
  })

  it('is that of the moment of the report: before the return was accepted nothing was said', async () => {
    const before = await made('departmental', 'childrens-social-care', new Date('2008-10-28T10:00:00Z'))
    expect(textOf(before.tree)).not.toContain(' says: ')
    expect(headingsOf(before.tree)).not.toContain('What officers say of other targets of the year')
  })
})

describe('the exception report', () => {
  it('gives picture, good, wrong and forward, and every figure in the picture is told', async () => {
    const { tree } = await made('exceptions', 'all')
    const headings = headingsOf(tree)
    for (const part of ['Picture', 'What went well', 'What is off target, and why', 'What comes next'])
      expect(headings).toContain(part)
    const rows = tablesOf(tree)[0]?.rows ?? []
    expect(rows.length).toBeGreaterThan(3)
    const statuses = rows.map((row) => cellText(row[5] ?? ''))
    expect(statuses).toContain('Off target')
    for (const row of rows) {
      const name = `${cellText(row[0] ?? '')} ${cellText(row[1] ?? '')}`
      const isWrong = ['Off target', 'Close to target'].includes(cellText(row[5] ?? ''))
      expect(isWrong ? headings : textOf(tree)).toContain(name)
    }
  })

  it('counts each return that was not accepted as at its moment, and names the next day', async () => {
    // Quarter 2 of the demonstration was accepted by the end of October 2008; quarter 3 was due on 30 January 2009.
    const { tree } = await made('exceptions', 'all')
    expect(textOf(tree)).toContain('Every return for quarter 2 of 2008/09 has been accepted.')
    expect(textOf(tree)).toContain('The figures of quarter 3 of 2008/09 are due on')
    const before = await made('exceptions', 'all', new Date('2008-10-27T23:59:59.999Z'))
    expect(textOf(before.tree)).toContain('returns for quarter 2 of 2008/09 have not been accepted')
  })

  it('of a theme holds no more than the measures of the theme', async () => {
    const { subjects } = await listReports(app, halton, manager, null)
    const [theme] = subjects['theme-exceptions']
    const { tree } = await made('theme-exceptions', theme?.code ?? '')
    const all = tablesOf((await made('exceptions', 'all')).tree)[0]?.rows.map((row) => cellText(row[0] ?? ''))
    const own = tablesOf(tree)[0]?.rows.map((row) => cellText(row[0] ?? '')) ?? []
    expect(own.length).toBeLessThan(all?.length ?? 0)
  })
})

describe('the digest of the departments', () => {
  it('has all 19, and its last line is the sum of the others', async () => {
    const { tree } = await made('digest', 'all')
    const [table] = tablesOf(tree)
    const rows = table?.rows ?? []
    expect(rows).toHaveLength(20)
    for (const column of [2, 3, 4, 5]) {
      const numbers = rows.map((row) => Number(cellText(row[column] ?? '')))
      expect(numbers.at(-1)).toBe(numbers.slice(0, -1).reduce((sum, number) => sum + number, 0))
    }
    expect(new Set(rows.slice(0, -1).map((row) => cellText(row[1] ?? '')))).toEqual(new Set(['Accepted']))
  })
})

describe('the balanced scorecard', () => {
  it('has a panel for each perspective and says how many returns stand behind it', async () => {
    const { tree } = await made('scorecard', 'HSPB')
    const tables = tablesOf(tree)
    expect(headingsOf(tree)).toEqual(tables.map(({ caption }) => caption))
    expect(tables.length).toBeGreaterThan(2)
    expect(textOf(tree)).toContain('19 of 19 returns behind these figures were accepted, 0 were late.')
  })
})

describe('who is late, as a report', () => {
  it('says what stood at its moment', async () => {
    const cells = async (asAt: Date): Promise<string[]> => {
      const { tree } = await made('late', 'all', asAt)
      return tablesOf(tree)[0]?.rows.map((row) => cellText(row.at(-2) ?? '')) ?? []
    }
    const counted = Map.groupBy(await cells(now), (text) => text)
    expect(Object.fromEntries([...counted].map(([text, { length }]) => [text, length]))).toEqual({
      Accepted: 17,
      'Accepted, sent 1 working day late': 1,
      'Accepted, sent 2 working days late': 1,
    })
    const early = await cells(new Date('2008-10-13T12:00:00Z'))
    expect(early).toHaveLength(19)
    expect(early.filter((text) => text === 'Accepted')).toEqual([])
  })
})

describe('the theme report', () => {
  it('counts every measure of the theme, explains each exception and says what is to be decided', async () => {
    const { subjects } = await listReports(app, halton, manager, null)
    expect(subjects.theme.length).toBeGreaterThan(1)
    for (const { code: body } of subjects.theme) {
      const { tree } = await made('theme', body)
      const table = tablesOf(tree).at(-1)
      const statuses = table?.rows.map((row) => cellText(row[5] ?? '')) ?? []
      const off = statuses.filter((status) => status === 'Off target' || status === 'Close to target')
      const headings = headingsOf(tree)
      for (const part of ['Decisions needed', 'Under target, and why', 'Far beyond target, and why', 'Late'])
        expect(headings).toContain(part)
      const under = headings.slice(
        headings.indexOf('Under target, and why') + 1,
        headings.indexOf('Far beyond target, and why'),
      )
      expect(under, body).toHaveLength(off.length)
    }
  })
})

describe('the six-monthly summary', () => {
  it('comes with the second and the fourth quarter, and is not there for the others', async () => {
    const { subjects, periods } = await listReports(app, halton, manager, null)
    const [summary] = subjects['half-year']
    for (const [i, period] of periods.entries()) {
      const result = await makeReport(app, halton, manager, {
        definition: 'half-year',
        body: 'all',
        period,
        asAt: now,
      })
      const isDue = period.index % 2 === 1
      expect(isRefusal(result), String(period.index)).toBe(!isDue)
      if (!isDue) expect(summary?.there[i]).toBe(0)
    }
  })

  it('counts every measure once in its last line, whatever themes it serves, and tells what moved', async () => {
    const { tree } = await made('half-year', 'all')
    const [themes] = tablesOf(tree)
    const last = themes?.rows
      .at(-1)
      ?.slice(1, 5)
      .map((cell) => Number(cellText(cell)))
    const { tree: exceptions } = await made('exceptions', 'all')
    const [green = 0, amber = 0, red = 0] = last ?? []
    expect(textOf(tree)).toContain(`${green} of ${green + amber + red} rated on target`)
    expect(textOf(exceptions)).toContain(`${green} of ${green + amber + red} rated on target`)
    expect(headingsOf(tree)).toEqual(
      expect.arrayContaining([
        'Theme by theme',
        'Come onto target',
        'Left their target',
        'What is off target',
      ]),
    )
    expect(textOf(tree).includes('; it was on target.')).toBe(true)
  })
})
