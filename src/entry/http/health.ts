import { statfs } from 'node:fs/promises'
import type { App } from '../../db/app.ts'
import { outsideTenants } from '../../db/tenant.ts'
import { listPlaces } from '../../places/place.sql.ts'

export interface Health {
  readonly status: 200 | 503
  readonly body: { readonly ready: boolean; readonly why?: string }
}

/** Part of the disk that must be free. */
const leastFree = 0.02

/** Ready to serve: not stopping, the database answers, the disk has room. Asked at most once a second. */
export function readiness(app: App): () => Promise<Health> {
  let last: { at: number; health: Promise<Health> } | undefined
  return () => {
    const now = Date.now()
    if (!last || now - last.at > 1_000) last = { at: now, health: look(app) }
    return app.isStopping() ? Promise.resolve(notReady('stopping')) : last.health
  }
}

async function look(app: App): Promise<Health> {
  try {
    await outsideTenants(app.db, listPlaces)
  } catch {
    return notReady('the database does not answer')
  }
  try {
    const { bavail, blocks } = await statfs(app.dataDir)
    if (bavail / blocks < leastFree) return notReady('the disk is full')
  } catch {
    return notReady('the data folder is gone')
  }
  return { status: 200, body: { ready: true } }
}

const notReady = (why: string): Health => ({ status: 503, body: { ready: false, why } })
