import type { OpenReturn } from './an-open-return.ts'

/** Gives the return more time, as it was decided at a moment of the year that the test is about. */
export async function giveMoreTime(
  { app, place, team }: OpenReturn,
  until: string,
  decidedAt: string,
): Promise<void> {
  const { rows } = await app.db.pool.query<{ id: number }>(
    'update return set extended_to = $2 where tenant_id = $1 returning id',
    [place.id, until],
  )
  for (const { id } of rows)
    await app.db.pool.query(
      `insert into extension (tenant_id, return_id, number, state, until, decided_by, decided_at)
      values ($1, $2, 1, 'granted', $3, $4, $5)`,
      [place.id, id, until, team.personId, decidedAt],
    )
}
