import type { App } from '../../db/app.ts'
import { inTenant } from '../../db/tenant.ts'
import { importValues } from '../../imports/import-values.action.ts'
import { londonInstant } from '../../kernel/london.ts'
import { setClock } from '../../places/place.sql.ts'
import { csvTable } from './csv-table.ts'
import { demonstrator, must } from './load-people.ts'

const columns = [
  'indicator_code',
  'area_code',
  'period',
  'value',
  'numerator',
  'denominator',
  'status',
  'mark',
  'source',
] as const
type Column = (typeof columns)[number] | 'recorded_on' | 'reason'

/**
 * History through the ordinary import, month by month, each on the last day that its figures were recorded: of the place
 * and of others, after one day and up to another.
 */
export async function loadFigures(
  app: App,
  tenantId: number,
  folder: string,
  span: { readonly after: string; readonly upTo: string },
): Promise<void> {
  const all = await Promise.all(
    ['figures', 'figures-elsewhere'].map((name) => csvTable<Column>(`${folder}/${name}.csv`)),
  )
  const rows = all.flat().filter(({ recorded_on: on }) => on > span.after && on <= span.upTo)
  const revisions = new Map<string, number>()
  const batches = Map.groupBy(rows, (row) => {
    const key = `${row.indicator_code}|${row.area_code}|${row.period}`
    revisions.set(key, (revisions.get(key) ?? 0) + 1)
    return `${row.recorded_on.slice(0, 7)}#${revisions.get(key)}`
  })
  for (const [, batch] of [...batches].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const day =
      batch
        .map((row) => row.recorded_on)
        .toSorted()
        .at(-1) ?? ''
    await inTenant(app.db, tenantId, (trx) => setClock(trx, londonInstant(`${day}T09:00`)))
    must(
      await importValues(app, tenantId, demonstrator, 'set-up', {
        name: `figures recorded by ${day}`,
        text: csvOf(batch),
        source: 'Demonstration',
        create: false,
        dryRun: false,
        partial: false,
      }),
    )
  }
}

function csvOf(rows: readonly Record<Column, string>[]): string {
  const lines = rows.map((row) => [...columns.map((column) => row[column]), row.reason].map(quoted).join(','))
  return [[...columns, 'comment'].join(','), ...lines].join('\n')
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
