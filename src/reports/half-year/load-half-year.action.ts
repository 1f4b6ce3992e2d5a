import { listThemed, listThemes } from '../../bodies/theme.sql.ts'
import { readTenant } from '../../db/tenant.ts'
import { previousPeriod } from '../../kernel/period.ts'
import { refuse } from '../../kernel/refusal.ts'
import { successesIn } from '../exceptions/exceptions.ts'
import { explanationsIn } from '../explained.ts'
import { missesTarget } from '../here-because.ts'
import { loadJudged } from '../load-judged.action.ts'
import type { LoadReport } from '../load-report.action.ts'
import { loadRows } from '../load-rows.action.ts'
import { headOf } from '../report-head.ts'
import { wholePlace } from '../report-list.ts'
import type { HalfYearFigures } from './half-year.ts'

/** What the boards read of half a year. */
export const loadHalfYear: LoadReport<HalfYearFigures> = (app, place, actor, request) =>
  readTenant(app.db, place.id, async (trx) => {
    const head = headOf(app.publicOrigin, place, { code: wholePlace, name: place.name }, request)
    const judged = await loadJudged(trx, actor, head)
    if (request.body !== wholePlace || judged.length === 0) return refuse('not-found', 'report-not-found')
    const earlier = previousPeriod(head.period)
    const wrong = judged.filter(missesTarget)
    const good = successesIn(judged)
    const told = [...wrong, ...good].map(({ indicator }) => indicator)
    const rows = await loadRows(trx, actor, told, head)
    const themed = await listThemed(trx)
    return {
      ...head,
      judged,
      earlier,
      judgedEarlier: await loadJudged(trx, actor, { ...head, period: earlier }),
      themes: (await listThemes(trx)).map(({ id, code, name }) => ({
        code,
        name,
        ids: themed.get(id) ?? new Set<number>(),
      })),
      wrong: explanationsIn(rows.slice(0, wrong.length)),
      good: rows.slice(wrong.length),
    }
  })
