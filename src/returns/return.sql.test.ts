import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { aDepartment, type Department } from '../../test/worlds/a-department.ts'
import { anActor } from '../../test/worlds/an-actor.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { quarter } from '../kernel/period.ts'
import type { Actor, Grant } from '../rights/actor.ts'
import { mayDo, visibleTo } from '../rights/policy.ts'
import { roles, type Role } from '../rights/roles.ts'
import { openRound } from './open-round.action.ts'
import { findReturn, listReturns } from './return.sql.ts'

const period = quarter(2008, 2)
let app: App
let tenantId: number
let departments: Department[]
/** The one return of each department. */
let returnOf: ReadonlyMap<number, number>
beforeAll(async () => {
  app = await quietApp()
  tenantId = (await newTenant(app)).id
  departments = []
  for (let i = 0; i < 5; i++) {
    const department = await aDepartment(app, tenantId)
    await anIndicator(app, tenantId, { organisationId: department.id })
    departments.push(department)
  }
  const team = await anActor(app, tenantId, 'performance-team')
  done(await openRound(app, team, { period, opensOn: '2008-10-01', dueOn: '2008-10-17' }))
  const heads = await readTenant(app.db, tenantId, (trx) => listReturns(trx, visibleTo(team, 'return.read')))
  returnOf = new Map(heads.map(({ id, organisationId }) => [organisationId, id]))
})

describe('returns', () => {
  it('that are listed are those that open, and those that the policy lets be read', async () => {
    const role = fc.constantFrom(...(Object.keys(roles) as Role[]))
    const some = fc.uniqueArray(fc.nat({ max: 4 }))
    // Of organisations, or of returns one by one, as whoever comes by a link has it.
    const through = fc.constantFrom('organisation' as const, 'return' as const)
    const grant = fc.record({ role, through, covers: fc.option(some, { nil: undefined }) })
    const ids = departments.map(({ id }) => id)
    const idsOf = { organisation: ids, return: ids.map((id) => returnOf.get(id) ?? 0) }
    await fc.assert(
      fc.asyncProperty(fc.array(grant, { maxLength: 3 }), async (held) => {
        const grants = held.map((one): Grant => ({
          role: one.role,
          covers:
            one.covers === undefined
              ? 'all'
              : { [one.through]: new Set(one.covers.map((i) => idsOf[one.through][i] ?? 0)) },
        }))
        const reader: Actor = {
          tenantId,
          personId: 1,
          name: '',
          post: '',
          grants,
          requestId: '',
          isConfirmed: true,
        }
        const visible = visibleTo(reader, 'return.read')
        await readTenant(app.db, tenantId, async (trx) => {
          const listed = (await listReturns(trx, visible)).map((head) => head.organisationCode)
          const opened: string[] = []
          for (const { code } of departments) {
            if (await findReturn(trx, visible, code, period)) opened.push(code)
          }
          const readable = departments.filter(({ id }) =>
            mayDo(reader, 'return.read', { organisationId: id, returnId: returnOf.get(id) ?? 0 }),
          )
          expect(listed.toSorted()).toEqual(opened.toSorted())
          expect(opened).toEqual(readable.map(({ code }) => code))
        })
      }),
      { numRuns: 60, seed: 20081017 },
    )
  })

  it('of another department are not there for a collator', async () => {
    const [own, other] = departments
    const collator = await anActor(app, tenantId, 'collator', own?.id)
    const visible = visibleTo(collator, 'return.read')
    await readTenant(app.db, tenantId, async (trx) => {
      expect((await listReturns(trx, visible)).map((head) => head.organisationCode)).toEqual([own?.code])
      expect(await findReturn(trx, visible, other?.code ?? '', period)).toBeUndefined()
      expect(await listReturns(trx, visible, { organisationCode: other?.code ?? '' })).toEqual([])
    })
  })

  it('of a period, a department or a state are found by it', async () => {
    const team = await anActor(app, tenantId, 'performance-team')
    const visible = visibleTo(team, 'return.read')
    await readTenant(app.db, tenantId, async (trx) => {
      expect(await listReturns(trx, visible, { states: ['open'] })).toHaveLength(5)
      expect(await listReturns(trx, visible, { states: ['draft', 'accepted'] })).toEqual([])
      expect(await listReturns(trx, visible, { period: quarter(2008, 3) })).toEqual([])
      const [head] = await listReturns(trx, visible, { organisationCode: departments[2]?.code ?? '' })
      expect(await listReturns(trx, visible, { id: head?.id ?? 0 })).toEqual([head])
    })
  })
})
