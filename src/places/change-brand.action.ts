import type { App } from '../db/app.ts'
import type { Finding } from '../kernel/finding.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { makeChange } from '../record/make-change.action.ts'
import { checkBrand, type BrandColours } from '../ui/brand.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { updateBrand, updateLogo } from './place.sql.ts'
import type { Place } from './place.ts'
import { decide } from '../rights/policy.ts'

export interface BrandForm {
  readonly name: string
  readonly brand: BrandColours
  readonly helpPhone: string
  readonly helpEmail: string
}

/** Colours are refused below the contrast that readers need; each finding says which pair and how far it falls short. */
export function* checkBrandForm(form: BrandForm): Generator<Finding> {
  const error = (field: string, code: string): Finding => ({ field, code, severity: 'error', args: {} })
  if (form.name === '') yield error('name', 'name-missing')
  if (form.name.length > 200) yield error('name', 'name-too-long')
  if (form.helpEmail !== '' && !/^[^\s@]+@[^\s@]+$/.test(form.helpEmail))
    yield error('helpEmail', 'email-form')
  for (const { field, message } of checkBrand(form.brand)) {
    yield { field, code: 'colour', severity: 'error', args: { message } }
  }
}

export async function changeBrand(
  app: Pick<App, 'db'>,
  actor: Actor,
  place: Place,
  form: BrandForm,
): Promise<'changed' | Refusal> {
  const verdict = decide(actor, 'brand.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const findings = [...checkBrandForm(form)]
  if (findings.length > 0)
    return refuse('invalid', 'set-up-has-problems', { problems: findings.length }, findings)
  return makeChange<'changed'>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    await updateBrand(change.trx, actor.tenantId, form)
    await change.record({
      as: verdict.as,
      action: 'brand-changed',
      subjectKind: 'place',
      subject: place.shortName,
      before: { name: place.name, helpPhone: place.helpPhone, helpEmail: place.helpEmail, ...place.brand },
      after: { name: form.name, helpPhone: form.helpPhone, helpEmail: form.helpEmail, ...form.brand },
    })
    return 'changed'
  })
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const largestLogo = 200_000

/** A logo is a PNG picture by its own first bytes, whatever its name says; null takes it away. */
export async function changeLogo(
  app: Pick<App, 'db'>,
  actor: Actor,
  place: Place,
  logo: Buffer | null,
): Promise<'changed' | Refusal> {
  const verdict = decide(actor, 'brand.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  if (logo && !logo.subarray(0, 8).equals(pngSignature)) return refuse('invalid', 'logo-not-png')
  if (logo && logo.length > largestLogo) return refuse('invalid', 'logo-too-large')
  return makeChange<'changed'>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    await updateLogo(change.trx, actor.tenantId, logo)
    await change.record({
      as: verdict.as,
      action: 'logo-changed',
      subjectKind: 'place',
      subject: place.shortName,
      after: { bytes: logo?.length ?? 0 },
    })
    return 'changed'
  })
}
