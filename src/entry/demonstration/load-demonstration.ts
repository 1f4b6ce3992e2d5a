import type { App } from '../../db/app.ts'
import { inTenant } from '../../db/tenant.ts'
import { londonInstant } from '../../kernel/london.ts'
import { setClock } from '../../places/place.sql.ts'
import { loadBodies } from './load-bodies.ts'
import { loadComparators } from './load-comparators.ts'
import { loadFigures } from './load-figures.ts'
import { loadFormulas } from './load-formulas.ts'
import { loadGrants } from './load-grants.ts'
import { loadIndicators, loadScorecard, loadTargets } from './load-indicators.ts'
import { loadOwners } from './load-owners.ts'
import { loadSets } from './load-sets.ts'
import { loadPeople } from './load-people.ts'
import { loadQuarters } from './load-quarters.ts'
import { loadTargetWork } from './load-target-work.ts'

/** The demonstration's clocks stand here when it has been loaded, and run on from here. */
const today = '2009-01-27T09:30'
/** The day on which Halton's targets for the year were set. */
const targetsSet = '2008-06-24'

/**
 * Loads both places through the same actions as people use, with their clocks set to the days on which it happened, so
 * that history, sign-offs and "as at" are real.
 */
export async function loadDemonstration(
  app: App,
  /** The reports of past quarters are published as well, which takes a few seconds more. */
  { publishes = false }: { readonly publishes?: boolean } = {},
): Promise<void> {
  await loadHalton(app, publishes)
  await loadHarrow(app)
}

async function loadHalton(app: App, publishes: boolean): Promise<void> {
  const people = await loadPeople(app, 'halton', londonInstant('2006-01-03T09:00'))
  const { tenantId } = people
  const indicators = await loadIndicators(app, tenantId, 'halton', people.organisations)
  await loadSets(app, tenantId, 'halton', indicators)
  await loadFigures(app, tenantId, 'halton', { after: '', upTo: targetsSet })
  await inTenant(app.db, tenantId, (trx) => setClock(trx, londonInstant(`${targetsSet}T16:00`)))
  await loadTargets(app, tenantId, 'halton', indicators)
  await loadScorecard(app, tenantId, 'halton', 'Halton Strategic Partnership Board', indicators)
  await loadBodies(app, people, 'halton', indicators, 'performance-manager', targetsSet)
  await loadComparators(app, tenantId, 'halton')
  await loadOwners(app, people, 'halton', indicators)
  await loadQuarters(app, people, 'halton', { publishes })
  await loadFigures(app, tenantId, 'halton', { after: targetsSet, upTo: today.slice(0, 10) })
  await inTenant(app.db, tenantId, (trx) => setClock(trx, londonInstant(today)))
  await loadGrants(app, people, 'halton', today.slice(0, 10))
  await loadTargetWork(app, people, 'halton', today.slice(0, 10))
}

async function loadHarrow(app: App): Promise<void> {
  const people = await loadPeople(app, 'harrow', londonInstant('2007-06-14T09:00'))
  const { tenantId } = people
  const indicators = await loadIndicators(app, tenantId, 'harrow', people.organisations)
  await loadSets(app, tenantId, 'harrow', indicators)
  await loadScorecard(app, tenantId, 'harrow', 'HSP Executive', indicators)
  await loadFormulas(app, tenantId, 'harrow')
  await loadBodies(app, people, 'harrow', indicators, 'corporate-performance-manager', '2007-06-14')
  await inTenant(app.db, tenantId, (trx) => setClock(trx, londonInstant(today)))
  await loadOwners(app, people, 'harrow', indicators)
  await loadGrants(app, people, 'harrow', today.slice(0, 10))
  await loadTargetWork(app, people, 'harrow', today.slice(0, 10))
}
