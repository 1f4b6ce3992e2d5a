import type { TenantTransaction } from '../db/tenant.ts'
import type { Finding } from '../kernel/finding.ts'
import { problem } from '../organisations/problems.ts'
import { isWithin } from '../organisations/tree.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import type { Body, Theme } from './body.ts'
import { listBodies } from './body.sql.ts'
import type { BodyFacts } from './check-body.ts'
import { listThemes } from './theme.sql.ts'

export interface Settled {
  readonly parent: Body | null
  readonly themes: readonly Theme[]
  readonly findings: readonly Finding[]
}

/** What the codes of a form stand for, and what is wrong with them. The body itself is absent while it is new. */
export async function settleBody(
  trx: TenantTransaction,
  actor: Actor,
  form: BodyFacts,
  itself?: Body,
): Promise<Settled> {
  const all = await listBodies(trx, visibleTo(actor, 'people.read'))
  const known = await listThemes(trx)
  const parent = form.partOf === '' ? null : all.find(({ code }) => code === form.partOf)
  const themes = form.themes.map((code) => known.find((theme) => theme.code === code))
  const findings = [
    ...(parent === undefined ? [problem('partOf', 'body-above-not-found')] : []),
    ...(parent?.closedOn ? [problem('partOf', 'body-above-closed', { name: parent.name })] : []),
    ...(itself && parent && isWithin(all, parent.id, itself.id)
      ? [problem('partOf', 'body-above-below', { name: itself.name, parent: parent.name })]
      : []),
    ...(themes.includes(undefined) ? [problem('themes', 'theme-not-found')] : []),
  ]
  return { parent: parent ?? null, themes: themes.filter((theme) => theme !== undefined), findings }
}
