import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import { mayOpen } from '../figures/visible.sql.ts'
import type { Visible } from '../rights/policy.ts'
import type { Scorecard, ScorecardHead } from './scorecard.ts'

/** Scorecards by title that have a measure the reader may open; of one indicator: those that it is on. */
export async function listScorecards(
  trx: TenantTransaction,
  visible: Visible,
  indicatorId?: number,
): Promise<ScorecardHead[]> {
  return trx
    .selectFrom('scorecard')
    .select(['code', 'title', 'body'])
    .$if(visible !== 'all', (q) =>
      q.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('scorecard_measure as on_it')
            .innerJoin('indicator', (join) =>
              join
                .onRef('indicator.tenant_id', '=', 'on_it.tenant_id')
                .onRef('indicator.id', '=', 'on_it.indicator_id'),
            )
            .select('on_it.position')
            .whereRef('on_it.scorecard_code', '=', 'scorecard.code')
            .where(mayOpen(visible)),
        ),
      ),
    )
    .$if(indicatorId !== undefined, (q) =>
      q.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('scorecard_measure as measure')
            .select('measure.position')
            .whereRef('measure.scorecard_code', '=', 'scorecard.code')
            .where('measure.indicator_id', '=', indicatorId ?? 0),
        ),
      ),
    )
    .orderBy('title')
    .execute()
}

export async function findScorecard(
  trx: TenantTransaction,
  visible: Visible,
  code: string,
): Promise<Scorecard | undefined> {
  const head = (await listScorecards(trx, visible)).find((scorecard) => scorecard.code === code)
  if (!head) return undefined
  const rows = await trx
    .selectFrom('scorecard_measure as measure')
    .innerJoin('scorecard_objective as goal', (join) =>
      join
        .onRef('goal.tenant_id', '=', 'measure.tenant_id')
        .onRef('goal.scorecard_code', '=', 'measure.scorecard_code')
        .onRef('goal.position', '=', 'measure.objective_position'),
    )
    .select([
      'goal.position as objective_position',
      'goal.perspective',
      'goal.objective',
      'measure.indicator_id',
      'measure.owner',
      'measure.baseline',
    ])
    .where('measure.scorecard_code', '=', code)
    .orderBy('measure.position')
    .execute()
  const bands = [...Map.groupBy(rows, (row) => row.perspective)].map(([perspective, measures]) => ({
    perspective,
    measures: measures.map((row) => ({
      objective: row.objective,
      indicatorId: row.indicator_id,
      owner: row.owner,
      baseline: row.baseline,
    })),
  }))
  return { ...head, bands }
}

/** The ids of the indicators on each card, by its code. */
export async function listCardMembers(trx: TenantTransaction): Promise<Map<string, ReadonlySet<number>>> {
  const rows = await trx
    .selectFrom('scorecard_measure')
    .select(['scorecard_code as code', 'indicator_id as id'])
    .execute()
  const members = Map.groupBy(rows, ({ code }) => code)
  return new Map([...members].map(([code, own]) => [code, new Set(own.map(({ id }) => id))]))
}

export async function insertScorecard(
  trx: TenantTransaction,
  tenantId: number,
  scorecard: Scorecard,
): Promise<void> {
  const { code, title, body, bands } = scorecard
  await trx.insertInto('scorecard').values({ tenant_id: tenantId, code, title, body }).execute()
  const measures = bands.flatMap((band) =>
    band.measures.map((measure) => ({ ...measure, perspective: band.perspective })),
  )
  let objectivePosition = 0
  for (const [position, measure] of measures.entries()) {
    const before = measures[position - 1]
    if (before?.objective !== measure.objective || before.perspective !== measure.perspective) {
      objectivePosition += 1
      await sql`insert into scorecard_objective (tenant_id, scorecard_code, position, perspective, objective)
        values (${tenantId}, ${code}, ${objectivePosition}, ${measure.perspective}, ${measure.objective})`.execute(
        trx,
      )
    }
    await trx
      .insertInto('scorecard_measure')
      .values({
        tenant_id: tenantId,
        scorecard_code: code,
        position,
        objective_position: objectivePosition,
        indicator_id: measure.indicatorId,
        owner: measure.owner,
        baseline: measure.baseline,
      })
      .execute()
  }
}
