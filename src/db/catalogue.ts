import { catalogueRules } from './catalogue-rules.ts'
import type { Database } from './database.ts'

/** A table, view, function or reference that would let one place see another's rows, and why. */
export type CatalogueFault = {
  /** Name of the rule in `catalogueRules`. */
  readonly rule: string
  readonly object: string
  readonly sentence: string
}

/** Holds the store's catalogue against every rule; an empty list means that all hold. */
export async function checkCatalogue({ pool }: Database): Promise<CatalogueFault[]> {
  const found: CatalogueFault[] = []
  for (const { rule, query, sentence } of catalogueRules) {
    const { rows } = await pool.query<{ object: string }>(query)
    found.push(...rows.map(({ object }) => ({ rule, object, sentence: `${object} ${sentence}` })))
  }
  return found
}
