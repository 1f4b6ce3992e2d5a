import { readTenant } from '../../db/tenant.ts'
import { lateGrid } from '../../deadlines/late-grid.ts'
import { listStandings } from '../../deadlines/standing.sql.ts'
import { refuse } from '../../kernel/refusal.ts'
import { visibleTo } from '../../rights/policy.ts'
import { loadScorecard } from '../../scorecards/load-scorecard.action.ts'
import type { CardFigures } from './card-figures.ts'
import type { LoadReport } from '../load-report.action.ts'
import { headOf } from '../report-head.ts'

/** A balanced scorecard for a quarter: the same one for every board that reads it. */
export const loadCardReport: LoadReport<CardFigures> = (app, place, actor, request) =>
  readTenant(app.db, place.id, async (trx) => {
    const head = headOf(app.publicOrigin, place, { code: request.body, name: request.body }, request)
    const { period, asAt, today } = head
    const card = await loadScorecard(trx, actor, request.body, { period, asAt, today })
    if (!card) return refuse('not-found', 'report-not-found')
    const standings = await listStandings(trx, visibleTo(actor, 'return.read'), [period], asAt)
    return {
      ...head,
      subject: { code: card.code, name: card.title },
      card,
      returns: standings.length === 0 ? null : lateGrid(standings, [period], today).counts,
    }
  })
