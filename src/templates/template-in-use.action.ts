import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import type { OfficeParts } from '../paper/word-template/office-package.ts'
import { findTemplate } from './template.sql.ts'
import { unpackTemplate } from './unpack-template.ts'

/** What Word files are written in. */
export interface TemplateInUse {
  readonly parts: OfficeParts
  /** SHA-256 of the file as it was sent. */
  readonly hash: string
}

/** The template in use in a place; undefined where Word files have the product's own look. */
export async function templateInUse(
  app: Pick<App, 'db'>,
  tenantId: number,
): Promise<TemplateInUse | undefined> {
  const stored = await readTenant(app.db, tenantId, (trx) => findTemplate(trx))
  if (!stored) return undefined
  const parts = unpackTemplate(stored.bytes)
  if (typeof parts === 'string') throw new Error(`the Word template in use cannot be opened: ${parts}`)
  return { parts, hash: stored.hash.toString('hex') }
}
