import { listThemed, listThemes } from '../../bodies/theme.sql.ts'
import { readTenant } from '../../db/tenant.ts'
import { lateGrid } from '../../deadlines/late-grid.ts'
import { listStandings } from '../../deadlines/standing.sql.ts'
import { listIndicators } from '../../figures/indicator.sql.ts'
import { refuse } from '../../kernel/refusal.ts'
import { listOrganisations } from '../../organisations/organisation.sql.ts'
import { visibleTo } from '../../rights/policy.ts'
import type { LoadReport } from '../load-report.action.ts'
import { loadRows } from '../load-rows.action.ts'
import { headOf } from '../report-head.ts'
import type { ThemeFigures } from './theme-figures.ts'

/** What a theme's partnership reads of its quarter. */
export const loadThemeReport: LoadReport<ThemeFigures> = (app, place, actor, request) =>
  readTenant(app.db, place.id, async (trx) => {
    const theme = (await listThemes(trx)).find(({ code }) => code === request.body)
    const themed = theme && (await listThemed(trx)).get(theme.id)
    const all = await listIndicators(trx, visibleTo(actor, 'performance.read'))
    const own = all.filter(({ id, periodKind }) => periodKind === request.period.kind && themed?.has(id))
    if (!theme || own.length === 0) return refuse('not-found', 'report-not-found')
    const head = headOf(app.publicOrigin, place, theme, request)
    const { period, asAt, today } = head
    const ids = new Set(own.map(({ organisationId }) => organisationId))
    const departments = new Set(
      (await listOrganisations(trx)).filter(({ id }) => ids.has(id)).map(({ code }) => code),
    )
    const standings = (await listStandings(trx, visibleTo(actor, 'return.read'), [period], asAt)).filter(
      ({ department }) => departments.has(department.code),
    )
    return {
      ...head,
      rows: await loadRows(trx, actor, own, head),
      returns: standings.length === 0 ? null : lateGrid(standings, [period], today).counts,
    }
  })
