import { sql, type RawBuilder } from 'kysely'
import type { Visible } from './policy.ts'
import type { ReachKind } from './scope.ts'

/**
 * The part of every list query that keeps to what the reader may open: true where one of the columns names something that
 * the reader's grants cover. Each column is an SQL expression for the ids of its kind: `sql.ref('r.organisation_id')`, or
 * a subquery where a thing belongs to several.
 */
export function isVisible(
  visible: Visible,
  columns: Readonly<Partial<Record<ReachKind, (ids: readonly number[]) => RawBuilder<boolean>>>>,
): RawBuilder<boolean> {
  if (visible === 'all') return sql<boolean>`true`
  const conditions = Object.entries(columns).flatMap(([kind, matches]) => {
    const ids = visible[kind as ReachKind]
    return ids.length === 0 ? [] : [matches(ids)]
  })
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`
}
