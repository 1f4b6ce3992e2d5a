import type { TenantTransaction } from '../db/tenant.ts'
import { listAreas } from '../areas/area.sql.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { listObservations } from '../figures/observation.sql.ts'
import type { Period } from '../kernel/period.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import { figureLines, figuresHeading } from './figures-file.ts'

export interface ExportAsked {
  readonly set: string | null
  readonly period: Period | null
}

/** Indicators whose figures are written at a time. */
const portion = 100

/** The figures that the reader may open, as a file that imports again unchanged; in pieces, the heading first. */
export async function* exportFigures(
  trx: TenantTransaction,
  actor: Actor,
  { set, period }: ExportAsked,
): AsyncGenerator<string> {
  yield figuresHeading
  const visible = visibleTo(actor, 'performance.read')
  const indicators = await listIndicators(trx, visible, set === null ? {} : { set })
  const names = new Map((await listAreas(trx)).map(({ code, name }) => [code, name]))
  for (let from = 0; from < indicators.length; from += portion) {
    const some = indicators.slice(from, from + portion)
    const byId = new Map(some.map((indicator) => [indicator.id, indicator]))
    const codeOf = (id: number): string => byId.get(id)?.code ?? ''
    const figures = await listObservations(
      trx,
      { indicatorIds: [...byId.keys()], periods: period === null ? undefined : [period] },
      null,
    )
    // The order of codes, which is the same in every place; ids are not.
    const inOrder = figures.toSorted((a, b) => compare(codeOf(a.indicatorId), codeOf(b.indicatorId)))
    yield figureLines(
      inOrder,
      (id) => byId.get(id),
      (code) => names.get(code) ?? code,
    )
  }
}

/** The same in one text. */
export async function exportText(trx: TenantTransaction, actor: Actor, asked: ExportAsked): Promise<string> {
  let text = ''
  for await (const piece of exportFigures(trx, actor, asked)) text += piece
  return text
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
