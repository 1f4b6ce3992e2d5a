import { writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { anOpenReturn } from '../../test/worlds/an-open-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { issueWorkbook } from './issue-workbook.action.ts'
import { takeWorkbook } from './take-workbook.action.ts'
import { edited } from './testing/edit-workbook.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})
describe('x', () => {
  it('y', async () => {
    const world = await anOpenReturn(app, [
      {},
      { kind: 'flow', unit: 'jobs', decimals: 0 },
      { kind: 'yes-no', unit: '' },
      { kind: 'ordinal', levels: ['Red', 'Amber', 'Green'] },
    ])
    const at = { ...world.at, place: world.place }
    const t0 = performance.now()
    const { bytes } = done(await issueWorkbook(app, world.collator, at, 'en'))
    console.log('write', performance.now() - t0)
    writeFileSync('/tmp/xp/w.xlsx', bytes)
    const t1 = performance.now()
    const r = await takeWorkbook(app, world.collator, at, {
      name: 'a.xlsx',
      bytes: edited(bytes, { G6: { percent: 0.382 }, G7: { text: '1,250' }, E6: { text: '35' } }),
    })
    console.log('read', performance.now() - t1, JSON.stringify(r, null, 1))
    expect(1).toBe(1)
  })
})
