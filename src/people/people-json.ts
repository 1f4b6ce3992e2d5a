import { z } from '@hono/zod-openapi'
import { actions, type Action } from '../rights/roles.ts'
import type { Explained } from '../rights/explain-rights.ts'
import type { HeldGrant } from '../rights/grant.ts'
import { rolesToGive } from '../rights/grant-scopes.ts'
import { scopeKinds } from '../rights/scope.ts'
import { personStates, type PersonListed } from './person.ts'

export const personSchema = z
  .object({
    id: z.number().int(),
    post: z.string(),
    name: z.string(),
    organisation: z.string().nullable().openapi({ description: 'Its code.' }),
    state: z.enum(personStates),
    roles: z.array(z.string()).openapi({ description: 'Held today.' }),
  })
  .openapi('Person')

export const grantSchema = z
  .object({
    id: z.number().int(),
    personId: z.number().int(),
    role: z.string(),
    scope: z
      .object({ kind: z.enum(scopeKinds), code: z.string(), name: z.string() })
      .nullable()
      .openapi({ description: 'Null: the whole place.' }),
    startsOn: z.string(),
    endsOn: z.string().nullable().openapi({ description: 'The last day.' }),
    lentBy: z.string().nullable().openapi({ description: 'The post that lent it.' }),
  })
  .openapi('Grant')

export const rightsSchema = z
  .object({
    grants: z.array(grantSchema),
    actions: z.array(
      z.object({
        action: z.enum(Object.keys(actions) as [Action, ...Action[]]),
        through: z.array(
          z.object({ grant: z.number().int(), extent: z.enum(['place', 'scope', 'published']) }),
        ),
      }),
    ),
  })
  .openapi('Rights')

export const grantFormSchema = z
  .strictObject({
    person: z.number().int().min(1).max(2_147_483_647),
    role: z.enum(rolesToGive as [string, ...string[]]),
    scope: z.enum(['place', ...scopeKinds]),
    code: z.string().max(100).optional().openapi({ description: 'Of what it is limited to.' }),
    startsOn: z.string().max(10),
    endsOn: z.string().max(10).optional(),
    reason: z.string().max(500),
  })
  .openapi('GrantForm')

export const grantGivenSchema = z.object({ id: z.number().int() })

export function personJson({ id, post, name, organisation, state, roles }: PersonListed) {
  return { id, post, name, organisation: organisation?.code ?? null, state, roles: [...roles] }
}

export function grantJson({ id, personId, role, scope, startsOn, endsOn, lentBy }: HeldGrant) {
  return {
    id,
    personId,
    role,
    scope: scope && { kind: scope.kind, code: scope.code, name: scope.name },
    startsOn,
    endsOn,
    lentBy: lentBy?.post ?? null,
  }
}

export function rightsJson(grants: readonly HeldGrant[], explained: readonly Explained[]) {
  return {
    grants: grants.map(grantJson),
    actions: explained.map(({ action, ways }) => ({
      action,
      through: ways.map(({ grant, extent }) => ({ grant: grant.id, extent })),
    })),
  }
}
