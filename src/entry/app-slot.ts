import type { App } from '../db/app.ts'

/**
 * The one place where the running product stands between the server, which builds it, and the pages, which are a bundle
 * of their own. Only `hooks.server.ts` reads it.
 */
const slot: { throughline?: App } = globalThis as { throughline?: App }

export function placeApp(app: App): void {
  slot.throughline = withApi(app)
}

/** The App with the interface for programs hung in: its schemas are read when the first program asks. */
export function withApi(app: App): App {
  return {
    ...app,
    api: async (request, asking) => (await import('./api.ts')).answerApi(app, request, asking),
  }
}
