import { listThemed, listThemes } from '../../bodies/theme.sql.ts'
import { readTenant, type TenantTransaction } from '../../db/tenant.ts'
import type { Indicator } from '../../figures/indicator.ts'
import { listRounds } from '../../figures/round.sql.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import type { Actor } from '../../rights/actor.ts'
import { listStandings } from '../../deadlines/standing.sql.ts'
import { visibleTo } from '../../rights/policy.ts'
import { successesIn, type ExceptionFigures } from './exceptions.ts'
import { explanationsIn } from '../explained.ts'
import { missesTarget } from '../here-because.ts'
import { loadJudged } from '../load-judged.action.ts'
import { loadRows } from '../load-rows.action.ts'
import { headOf, type ReportHead } from '../report-head.ts'
import type { LoadReport } from '../load-report.action.ts'
import { wholePlace } from '../report-list.ts'

/** The exceptions of the whole place. */
export const loadExceptions: LoadReport<ExceptionFigures> = (app, place, actor, request) =>
  readTenant(app.db, place.id, async (trx) => {
    if (request.body !== wholePlace) return refuse('not-found', 'report-not-found')
    const head = headOf(app.publicOrigin, place, { code: wholePlace, name: place.name }, request)
    return found(trx, actor, head)
  })

/** Those of one theme. */
export const loadThemeExceptions: LoadReport<ExceptionFigures> = (app, place, actor, request) =>
  readTenant(app.db, place.id, async (trx) => {
    const theme = (await listThemes(trx)).find(({ code }) => code === request.body)
    if (!theme) return refuse('not-found', 'report-not-found')
    const themed = (await listThemed(trx)).get(theme.id)
    const head = headOf(app.publicOrigin, place, theme, request)
    return found(trx, actor, head, ({ id }) => themed?.has(id) === true)
  })

async function found(
  trx: TenantTransaction,
  actor: Actor,
  head: ReportHead,
  belongs?: (indicator: Indicator) => boolean,
): Promise<ExceptionFigures | Refusal> {
  const judged = await loadJudged(trx, actor, head, belongs)
  if (judged.length === 0) return refuse('not-found', 'report-not-found')
  const wrong = judged.filter(missesTarget)
  const good = successesIn(judged)
  const rows = await loadRows(
    trx,
    actor,
    [...wrong, ...good].map(({ indicator }) => indicator),
    head,
  )
  const standings = await listStandings(trx, visibleTo(actor, 'return.read'), [head.period], head.asAt)
  const rounds = await listRounds(trx)
  return {
    ...head,
    judged,
    wrong: explanationsIn(rows.slice(0, wrong.length)),
    good: rows.slice(wrong.length),
    notAccepted: standings.length === 0 ? null : standings.filter(({ state }) => state !== 'accepted').length,
    next: rounds.findLast(({ opensOn, dueOn }) => opensOn <= head.today && dueOn > head.today) ?? null,
  }
}
