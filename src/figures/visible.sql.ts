import { sql, type RawBuilder } from 'kysely'
import type { Visible } from '../rights/policy.ts'
import { isVisible } from '../rights/visible.sql.ts'

/** An indicator is opened through its organisation, one of its themes, or itself. */
export function mayOpen(visible: Visible): RawBuilder<boolean> {
  return isVisible(visible, {
    organisation: (ids) => sql`indicator.organisation_id = any(${ids})`,
    theme: (ids) => sql`exists (select from indicator_theme belongs
      where belongs.tenant_id = indicator.tenant_id and belongs.indicator_id = indicator.id
        and belongs.theme_id = any(${ids}))`,
    indicator: (ids) => sql`indicator.id = any(${ids})`,
  })
}
