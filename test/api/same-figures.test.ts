import { beforeAll, expect, it } from 'vitest'
import type { App } from '../../src/db/app.ts'
import { readTenant } from '../../src/db/tenant.ts'
import { loadFigure } from '../../src/performance/load-figure.action.ts'
import { londonDate, readAsAt } from '../../src/kernel/london.ts'
import { quarter } from '../../src/kernel/period.ts'
import { blocksIn, cellText } from '../../src/paper/tree.ts'
import { indicatorWords } from '../../src/indicators/words.ts'
import { listOrganisations } from '../../src/organisations/organisation.sql.ts'
import { makeReport } from '../../src/reports/make-report.action.ts'
import { demonstrationApp } from '../worlds/demonstration.ts'
import { actorNamed, placeNamed } from '../worlds/posts.ts'
import { programOf } from '../worlds/program.ts'

let app: App
beforeAll(async () => {
  app = await demonstrationApp()
})

interface Assessed {
  items: { value: string | null; status: string; target: { value: string | null } | null }[]
}

it.each([
  ['2009-01-12T09:29:59.999Z', 45],
  ['2008-10-27T22:59:59.999Z', 45],
])('the report, the page and the interface say the same of each figure as at %s', async (instant, all) => {
  const halton = await placeNamed(app, 'halton')
  const post = 'Portfolio Holder for Performance'
  const reader = await actorNamed(app, halton, post)
  const program = await programOf(app, halton, post)
  const words = indicatorWords('en').statuses
  const asAt = new Date(instant)
  const departments = await readTenant(app.db, halton.id, (trx) => listOrganisations(trx, 'department'))
  expect(departments).toHaveLength(19)
  let compared = 0
  for (const { code: body } of departments) {
    const asked = { definition: 'departmental', body, period: quarter(2008, 2), asAt }
    const report = await makeReport(app, halton, reader, asked)
    if ('refused' in report) throw new Error(report.why)
    const table = [...blocksIn(report.tree.blocks)].find((block) => block.kind === 'table')
    for (const [named, , , target, actual, status] of table?.rows ?? []) {
      const href = new URL((actual as { href: string }).href)
      const [, , , code = '', areaCode = '', periodText = ''] = href.pathname.split('/')
      const asAtText = href.searchParams.get('as-at') ?? ''
      expect(code).toBe(cellText(named ?? ''))
      const page = await readTenant(app.db, halton.id, (trx) =>
        loadFigure(
          trx,
          reader,
          { code, areaCode, periodText },
          { asAt: readAsAt(asAtText), today: londonDate(asAt) },
        ),
      )
      const query = new URLSearchParams({ area: areaCode, period: periodText, asAt: asAtText })
      const { json } = await program.ask(`/indicators/${code}/assessments?${query}`)
      const [assessed] = (json as Assessed).items
      const onPage = page?.assessment
      const value = typeof actual === 'object' && actual.kind === 'number' ? actual.value : undefined
      expect([code, value]).toEqual([code, numberOf(onPage?.observation?.value)])
      expect([code, value]).toEqual([code, numberOf(assessed?.value)])
      const aim = typeof target === 'object' && target.kind === 'number' ? target.value : undefined
      expect([code, aim]).toEqual([code, numberOf(assessed?.target?.value)])
      expect([code, cellText(status ?? '')]).toEqual([code, words[onPage?.status ?? 'red']])
      expect([code, assessed?.status]).toEqual([code, onPage?.status])
      compared += 1
    }
  }
  expect(compared).toBe(all)
})

const numberOf = (text: string | null | undefined): number | undefined =>
  text == null ? undefined : Number(text)
