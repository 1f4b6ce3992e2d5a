import { readTenant } from '../../db/tenant.ts'
import { daysLate } from '../../deadlines/late-grid.ts'
import { listStandings } from '../../deadlines/standing.sql.ts'
import { countRatings } from '../../indicators/count-ratings.ts'
import { refuse } from '../../kernel/refusal.ts'
import { listOrganisations } from '../../organisations/organisation.sql.ts'
import { visibleTo } from '../../rights/policy.ts'
import type { DigestFigures } from './digest.ts'
import { explanationsIn } from '../explained.ts'
import { missesTarget } from '../here-because.ts'
import { loadJudged } from '../load-judged.action.ts'
import { loadRows } from '../load-rows.action.ts'
import { headOf } from '../report-head.ts'
import type { LoadReport } from '../load-report.action.ts'
import { wholePlace } from '../report-list.ts'

/** What the management team reads of all departments. */
export const loadDigest: LoadReport<DigestFigures> = (app, place, actor, request) =>
  readTenant(app.db, place.id, async (trx) => {
    const head = headOf(app.publicOrigin, place, { code: wholePlace, name: place.name }, request)
    const judged = await loadJudged(trx, actor, head, ({ organisationId }) => organisationId !== null)
    if (request.body !== wholePlace || judged.length === 0) return refuse('not-found', 'report-not-found')
    const standings = await listStandings(trx, visibleTo(actor, 'return.read'), [head.period], head.asAt)
    const ofDepartment = Map.groupBy(judged, ({ indicator }) => indicator.organisationId)
    const wrong = judged.filter(missesTarget)
    const rows = await loadRows(
      trx,
      actor,
      wrong.map(({ indicator }) => indicator),
      head,
    )
    return {
      ...head,
      departments: (await listOrganisations(trx)).flatMap(({ id, code, name }) => {
        const own = ofDepartment.get(id)
        const standing = standings.find(({ department }) => department.code === code)
        if (!own) return []
        return {
          code,
          name,
          state: standing?.state ?? null,
          daysLate: standing?.sentOn === null ? daysLate(standing, head.today) : 0,
          count: countRatings(own.map(({ status }) => status)),
        }
      }),
      total: countRatings(judged.map(({ status }) => status)),
      wrong: explanationsIn(rows),
    }
  })
