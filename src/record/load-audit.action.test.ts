import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { builder } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { londonDate } from '../kernel/london.ts'
import { readAuditSearch } from './audit-search.ts'
import { loadAudit, loadAuditFile } from './load-audit.action.ts'
import { makeChange } from './make-change.action.ts'

let app: App
let tenantId: number
beforeAll(async () => {
  app = await quietApp()
  tenantId = (await newTenant(app)).id
  const waste = { ...builder, name: 'Waste Director' }
  for (const [author, action, subjectKind, subject, reason] of [
    [waste, 'return-accepted', 'return', 'waste/q2-2008-09', ''],
    [builder, 'return-queried', 'return', 'parks/q2-2008-09', 'Is this 100% since April?'],
    [builder, 'targets-set', 'targets', 'NI192', '=1+1'],
  ] as const)
    await makeChange(app.db, tenantId, author, (change) =>
      change.record({ as: 'auditor', action, subjectKind, subject, reason }),
    )
})

const found = async (query: string): Promise<string[]> => {
  const { search } = readAuditSearch(new URLSearchParams(query))
  const { lines } = await readTenant(app.db, tenantId, (trx) => loadAudit(trx, null, 'en', search))
  return lines.map((line) => line.subject)
}

describe('the record, searched', () => {
  it('is found by post, thing and reason, whatever the case, and by words that mean something to a pattern', async () => {
    expect(await found('words=waste')).toEqual(['waste/q2-2008-09'])
    expect(await found('words=waste+director')).toEqual(['waste/q2-2008-09'])
    expect(await found('words=100%25')).toEqual(['parks/q2-2008-09'])
    expect(await found('words=1_0')).toEqual([])
  })

  it('is found by kind of thing and by what was done', async () => {
    expect(await found('kind=return')).toEqual(['parks/q2-2008-09', 'waste/q2-2008-09'])
    expect(await found('kind=return&action=return-accepted')).toEqual(['waste/q2-2008-09'])
  })

  it('is found by day, first and last counted', async () => {
    const today = londonDate(new Date())
    expect(await found(`from=${today}&to=${today}&kind=targets`)).toEqual(['NI192'])
    expect(await found('to=2008-11-14')).toEqual([])
  })

  it('offers what the record of this place speaks of, and nothing of another', async () => {
    const other = (await newTenant(app)).id
    const { kinds } = await readTenant(app.db, other, (trx) => loadAudit(trx, null, 'en'))
    expect(kinds).toEqual([{ value: 'place', text: 'place' }])
  })

  it('comes as a file in which nothing typed is a formula', async () => {
    const { search } = readAuditSearch(new URLSearchParams('kind=targets'))
    const text = await readTenant(app.db, tenantId, (trx) => loadAuditFile(trx, 'en', search))
    const [head, row]: string[][] = parse(text)
    expect(head?.slice(2, 5)).toEqual(['Post', 'Acting as', 'What'])
    expect(row?.slice(4)).toEqual(['targets-set', 'targets', 'NI192', '', '', "'=1+1"])
  })
})
