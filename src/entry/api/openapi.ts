import { createRoute, z, type OpenAPIHono, type RouteConfig } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import type { Door, RoomDoors } from '../../api/door.action.ts'
import { placeQuery, problemSchema } from '../../api/schemas.ts'
import packageFile from '../../../package.json' with { type: 'json' }
import type { ApiEnv } from './env.ts'

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
})

const onEvery = {
  401: problemAnswer('Nobody is signed in.'),
  404: problemAnswer('There is no such thing, or none that you may see.'),
  422: problemAnswer('Something in the request is not in order; the findings say what.'),
  500: problemAnswer('Something went wrong here.'),
  503: problemAnswer('The database does not answer.'),
}
const onWrite = {
  400: problemAnswer('The body cannot be read, or the Idempotency-Key is missing.'),
  403: problemAnswer('Your role does not let you do that.'),
  409: problemAnswer('It cannot be done as things stand.'),
  413: problemAnswer('The body is too large.'),
  415: problemAnswer('The body is not JSON.'),
}
const onEdit = {
  412: problemAnswer('It has been changed since: read it again.'),
  428: problemAnswer('If-Match is missing.'),
}

const keyHeader = {
  'idempotency-key': z.string().openapi({
    description: 'A new one for each change. Sent again with the same request it changes nothing more.',
    example: '2f1c9f3e-8f5d-4b7a-9d57-3e1f0a6f2a11',
  }),
}
const versionHeader = {
  'if-match': z.string().openapi({ description: 'The ETag of what you have seen.', example: '"3"' }),
}

/** A door as the document and the router have it. */
export function routeOf(
  { room }: RoomDoors,
  door: Door,
  middleware: MiddlewareHandler<ApiEnv>[],
): RouteConfig & { middleware: MiddlewareHandler<ApiEnv>[] } {
  const { method, path, name, summary, params, query, body, staleWhy, answer } = door
  const isWrite = method !== 'get'
  const content =
    'mediaTypes' in answer
      ? Object.fromEntries(
          answer.mediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } as const }]),
        )
      : { 'application/json': { schema: answer } }
  return {
    method,
    path,
    operationId: name,
    summary,
    tags: [room],
    security: [{ session: [] }, { token: [] }],
    middleware,
    request: {
      query: (query ?? z.strictObject({})).extend(placeQuery),
      ...(params ? { params } : {}),
      ...(body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {}),
      ...(isWrite
        ? { headers: z.object({ ...keyHeader, ...(staleWhy === null ? {} : versionHeader) }) }
        : {}),
    },
    responses: {
      200: { description: summary, content },
      ...onEvery,
      ...(isWrite ? onWrite : {}),
      ...(staleWhy === null ? {} : onEdit),
    },
  }
}

export const openApiRoute = createRoute({
  method: 'get',
  path: '/openapi.json',
  operationId: 'readDescription',
  summary: 'This description of the interface, as OpenAPI 3.1',
  tags: ['description'],
  security: [],
  responses: {
    200: {
      description: 'An OpenAPI 3.1 document',
      content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
    },
  },
})

export function documentOf(api: OpenAPIHono<ApiEnv>) {
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Throughline',
      version: packageFile.version,
      description:
        'The same figures, rules and rights as the pages. Decimals are strings. Lists come in pages: pass `next` as `after`. ' +
        'A change takes an Idempotency-Key, and is made once however often it is sent; an edit takes If-Match. ' +
        'Whatever is refused is a problem document (RFC 9457) with the findings in it. ' +
        'The place is named by `?place=` or the header `Throughline-Place`; without, it is the first one you have a role in.',
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: '/api/v1' }],
  })
}
