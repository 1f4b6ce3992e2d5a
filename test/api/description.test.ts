import { describe, expect, it } from 'vitest'
import { apiBase, hangDoors, rooms } from '../../src/entry/api.ts'
import { documentOf } from '../../src/entry/api/openapi.ts'

interface Operation {
  operationId: string
  summary: string
  security: object[]
  tags: string[]
  parameters?: { name: string; in: string; required?: boolean }[]
  requestBody?: { required: boolean; content: Record<string, { schema: object }> }
  responses: Record<string, { description: string; content: Record<string, { schema: object }> }>
}
interface Document {
  openapi: string
  info: { title: string; version: string }
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> }
}

const api = hangDoors()
const document = JSON.parse(JSON.stringify(documentOf(api))) as Document
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

const braced = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

/** Every value under a key, however deep. */
function valuesOf(node: unknown, key: string): unknown[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([name, inner]) => [
    ...(name === key ? [inner as unknown] : []),
    ...valuesOf(inner, key),
  ])
}

describe('the description of the interface', () => {
  it('is OpenAPI 3.1 of the address it is served at', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(document.servers).toEqual([{ url: apiBase }])
    expect(document.info.version).toMatch(/^\d+\.\d+\.\d+/)
  })

  it('holds every route of the router, and no other', () => {
    const routed = new Set(
      api.routes
        .filter(({ method }) => method !== 'ALL')
        .map(({ method, path }) => `${method} ${braced(path)}`),
    )
    const described = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`)
    expect([...routed].toSorted()).toEqual(described.toSorted())
    expect(routed.size).toBe(1 + rooms.flatMap(({ doors }) => doors).length)
  })

  it('names each operation once, and says of each who may ask and what is answered', () => {
    const names = operations.map(({ operation }) => operation.operationId)
    expect(new Set(names).size).toBe(names.length)
    for (const { path, method, operation } of operations) {
      expect(operation.summary).not.toBe('')
      expect(operation.security).toEqual(path === '/openapi.json' ? [] : [{ session: [] }, { token: [] }])
      const answer = operation.responses['200']
      expect(Object.keys(answer?.content ?? {}).length, path).toBeGreaterThan(0)
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const given = (operation.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name)
      expect(given.toSorted()).toEqual(wanted.toSorted())
      if (path === '/openapi.json') continue
      for (const status of ['401', '404', '422', '500', '503'])
        expect(Object.keys(operation.responses[status]?.content ?? {}), path).toEqual([
          'application/problem+json',
        ])
      if (method === 'get') continue
      expect(operation.requestBody?.required).toBe(true)
      expect(operation.parameters).toContainEqual(
        expect.objectContaining({ name: 'idempotency-key', in: 'header', required: true }),
      )
      for (const status of ['400', '403', '409', '413', '415'])
        expect(operation.responses[status], `${path} ${status}`).toBeDefined()
    }
  })

  it('resolves every reference, and lets no unknown key into a request', () => {
    for (const reference of valuesOf(document, '$ref')) {
      const name = /^#\/components\/schemas\/(\w+)$/.exec(String(reference))?.[1]
      expect(Object.keys(document.components.schemas)).toContain(name)
    }
    expect(document.components.securitySchemes).toHaveProperty('session')
    expect(valuesOf(document, 'nullable')).toEqual([])
    for (const { operation } of operations) {
      const schema = operation.requestBody?.content['application/json']?.schema
      if (!schema) continue
      const name =
        String((schema as { $ref?: string }).$ref)
          .split('/')
          .at(-1) ?? ''
      expect(document.components.schemas[name], operation.operationId).toMatchObject({
        additionalProperties: false,
      })
    }
  })
})
