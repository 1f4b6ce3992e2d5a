import type { TenantTransaction } from '../../db/tenant.ts'
import type { LineQuery } from './line-query.ts'

/** What was asked about single lines of a return, by the number of the step that asked it, in the order of the return. */
export async function listLineQueries(
  trx: TenantTransaction,
  returnId: number,
): Promise<Map<number, LineQuery[]>> {
  const rows = await trx
    .selectFrom('return_query as query')
    .innerJoin('return_line as line', (join) =>
      join
        .onRef('line.tenant_id', '=', 'query.tenant_id')
        .onRef('line.return_id', '=', 'query.return_id')
        .onRef('line.indicator_id', '=', 'query.indicator_id'),
    )
    .innerJoin('indicator', (join) =>
      join
        .onRef('indicator.tenant_id', '=', 'query.tenant_id')
        .onRef('indicator.id', '=', 'query.indicator_id'),
    )
    .select(['query.number', 'indicator.code', 'indicator.title', 'query.comment'])
    .where('query.return_id', '=', returnId)
    .orderBy('query.number')
    .orderBy('line.position')
    .execute()
  const byStep = Map.groupBy(rows, ({ number }) => number)
  return new Map(
    [...byStep].map(([number, own]) => [
      number,
      own.map(({ code, title, comment }) => ({ code, title, comment })),
    ]),
  )
}

export async function insertLineQueries(
  trx: TenantTransaction,
  at: { readonly tenantId: number; readonly returnId: number; readonly number: number },
  asked: readonly { readonly indicatorId: number; readonly comment: string }[],
): Promise<void> {
  if (asked.length === 0) return
  await trx
    .insertInto('return_query')
    .values(
      asked.map(({ indicatorId, comment }) => ({
        tenant_id: at.tenantId,
        return_id: at.returnId,
        number: at.number,
        indicator_id: indicatorId,
        comment,
      })),
    )
    .execute()
}
