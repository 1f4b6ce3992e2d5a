import type { Context } from 'hono'
import type { App, Asking } from '../../db/app.ts'
import type { Call } from '../../api/door.action.ts'

/** What a request carries through the doors. */
export interface ApiEnv {
  Bindings: { app: App; asking: Asking }
  Variables: { call: Call; key: string; version: number }
}

export type ApiContext = Context<ApiEnv>
