import type { App } from '../../src/db/app.ts'
import { insertOrganisation } from '../../src/organisations/organisation.sql.ts'
import { makeChange } from '../../src/record/make-change.action.ts'
import { builder, done, freshCode } from './builder.ts'

export interface Department {
  readonly id: number
  readonly code: string
}

/** A department, below another organisation where one is given. */
export async function aDepartment(
  app: Pick<App, 'db'>,
  tenantId: number,
  options: { code?: string; name?: string; parentId?: number } = {},
): Promise<Department> {
  const code = options.code ?? freshCode('department')
  const id = await makeChange(app.db, tenantId, builder, async (change) => {
    const made = await insertOrganisation(change.trx, tenantId, {
      code,
      name: options.name ?? `Department ${code}`,
      kind: 'department',
      sector: 'public',
      parentId: options.parentId ?? null,
    })
    await change.record({
      as: 'set-up',
      action: 'organisations-added',
      subjectKind: 'place',
      subject: code,
      after: [code],
    })
    return made
  })
  return { id: done(id), code }
}
