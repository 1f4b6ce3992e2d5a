/** One way in that the router of the built product knows: `GET /[place]/audit`, `POST /[place]/settings?/brand`. */
export type RouteName = string

interface Manifest {
  readonly nodes: readonly (() => Promise<{ readonly server?: { readonly actions?: object } }>)[]
  readonly routes: readonly {
    readonly id: string
    readonly page: { readonly leaf: number } | null
    readonly endpoint: (() => Promise<object>) | null
  }[]
}

const built = new URL('../../../build/server/manifest.js', import.meta.url).href

/** Every page, every action of a form, every method of an endpoint; the doors of `/api/v1` are behind its one `*`. */
export async function listRoutes(): Promise<RouteName[]> {
  const { manifest } = (await import(built)) as { manifest: Manifest }
  const names: RouteName[] = []
  for (const { id, page, endpoint } of manifest.routes) {
    if (page) {
      const actions = (await manifest.nodes[page.leaf]?.())?.server?.actions ?? {}
      names.push(`GET ${id}`)
      for (const action of Object.keys(actions))
        names.push(`POST ${id}${action === 'default' ? '' : `?/${action}`}`)
    }
    for (const method of Object.keys((await endpoint?.()) ?? {}))
      names.push(`${method === 'fallback' ? '*' : method} ${id}`)
  }
  return names.toSorted()
}
