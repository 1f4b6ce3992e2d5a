import { readTenant } from '../../db/tenant.ts'
import { lateGrid } from '../../deadlines/late-grid.ts'
import { roundsUpTo } from '../../deadlines/load-late.action.ts'
import { listStandings } from '../../deadlines/standing.sql.ts'
import { refuse } from '../../kernel/refusal.ts'
import { visibleTo } from '../../rights/policy.ts'
import type { LateFigures } from './late-figures.ts'
import type { LoadReport } from '../load-report.action.ts'
import { headOf } from '../report-head.ts'
import { wholePlace } from '../report-list.ts'

/** Who was late, as at the report's moment. */
export const loadLateReport: LoadReport<LateFigures> = (app, place, actor, request) =>
  readTenant(app.db, place.id, async (trx) => {
    const head = headOf(app.publicOrigin, place, { code: wholePlace, name: place.name }, request)
    const rounds = await roundsUpTo(trx, head.period)
    const opened = rounds.filter(({ opensOn }) => opensOn <= head.today).map(({ period }) => period)
    const standings = await listStandings(trx, visibleTo(actor, 'return.read'), opened, head.asAt)
    if (request.body !== wholePlace || standings.length === 0) return refuse('not-found', 'report-not-found')
    return { ...head, grid: lateGrid(standings, opened.toReversed(), head.today) }
  })
