import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { demonstrationApp } from '../../../test/worlds/demonstration.ts'
import { placeNamed } from '../../../test/worlds/posts.ts'
import { readTenant } from '../../db/tenant.ts'
import { listIndicators } from '../../figures/indicator.sql.ts'
import type { Indicator } from '../../figures/indicator.ts'
import { partsOfOpened } from '../../rights/policy.ts'

/** Where the rows come from; a test uses it where it lies beside the repository. */
const seed = join(import.meta.dirname, '../../../../shared/data/seeds/harrow-hsp-scorecard.csv')

let indicators: readonly Indicator[]
beforeAll(async () => {
  const app = await demonstrationApp()
  const harrow = await placeNamed(app, 'harrow')
  indicators = await readTenant(app.db, harrow.id, (trx) => listIndicators(trx, partsOfOpened))
})

describe('the scorecard of Harrow', () => {
  it('keeps baselines as they were written, joint owners, an owner that is a role, and a rating', () => {
    const of = (code: string) => indicators.find((one) => one.code === code)
    expect([of('HSP-25')?.baseline, of('HSP-16')?.baseline, of('HSP-01')?.baseline]).toEqual([
      '2/22',
      '06/07',
      'Profiles to be established',
    ])
    expect(of('HSP-02')?.ownerPost).toBe(
      'Community Relations Manager and Community Development Manager jointly',
    )
    expect(of('HSP-17')?.owners).toEqual(['Community Development Manager', 'Community Relations Manager'])
    expect(of('HSP-01')?.owners).toEqual(['Chair of Safer Harrow'])
    expect(of('HSP-23')).toMatchObject({
      kind: 'ordinal',
      levels: ['Red', 'Amber', 'Green'],
      baseline: 'Amber',
    })
  })

  it.runIf(existsSync(seed))('is the source word for word, each owner always the same post', () => {
    const rows = parse<Record<'indicator' | 'owner' | 'baseline', string>>(readFileSync(seed), {
      columns: true,
    })
    expect(indicators).toHaveLength(rows.length)
    const posts = new Map<string, string>()
    for (const [i, row] of rows.entries()) {
      const indicator = indicators[i]
      expect([indicator?.title, indicator?.baseline]).toEqual([row.indicator, row.baseline])
      const named = row.owner.split(';').map((owner) => owner.trim())
      expect(indicator?.owners).toHaveLength(named.length)
      for (const [at, owner] of named.entries()) {
        const post = indicator?.owners[at] ?? ''
        expect([owner, posts.get(owner) ?? post]).toEqual([owner, post])
        posts.set(owner, post)
      }
    }
    expect(new Set(posts.values()).size).toBe(posts.size)
    expect(posts.get('Chair of Safer Harrow')).toBe('Chair of Safer Harrow')
  })
})
