import { beforeAll, describe, expect, it } from 'vitest'
import { anActor } from '../../test/worlds/an-actor.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { listObservations } from '../figures/observation.sql.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { exportText } from './export-figures.action.ts'
import { findingText } from './finding-text.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

/** A place with a rating, a yes or no and a day. */
async function aPlace() {
  const { id } = await newTenant(app)
  const worded = { unit: '', decimals: 0 }
  const rating = await anIndicator(app, id, {
    ...worded,
    code: 'GOL',
    kind: 'ordinal',
    levels: ['Red', 'Amber', 'Green'],
  })
  await anIndicator(app, id, { ...worded, code: 'PLAN', kind: 'yes-no' })
  await anIndicator(app, id, { ...worded, code: 'DONE', kind: 'date', polarity: 'low' })
  return { id, rating }
}
const file = (...rows: readonly string[]): string =>
  ['indicator_code,area_code,period,value', ...rows.map((row) => row.replace('@', homeArea))].join('\n')

describe('figures that are no numbers, in a file', () => {
  it('come in by their names, and go out by their names as a file that changes nothing', async () => {
    const { id, rating } = await aPlace()
    const text = file('GOL,@,Q1 2008/09,amber', 'PLAN,@,Q1 2008/09,Y', 'DONE,@,Q1 2008/09,30 September 2008')
    expect(await importText(app, id, text)).toMatchObject({ added: 3 })
    const [figure] = await readTenant(app.db, id, (trx) =>
      listObservations(trx, { indicatorIds: [rating.id] }, null),
    )
    expect(figure?.value).toBe('2')
    const team = await anActor(app, id, 'performance-team')
    const out = await readTenant(app.db, id, (trx) => exportText(trx, team, { set: null, period: null }))
    const lines = out.split('\r\n').map((line) => line.split(','))
    const column = lines[0]?.indexOf('value') ?? -1
    expect(lines.map((cells) => cells[column] ?? '')).toEqual(['value', '2008-09-30', 'Amber', 'Yes', ''])
    expect(await importText(app, id, out)).toMatchObject({ added: 0, revised: 0, unchanged: 3 })
  })

  it('are refused with what may stand there', async () => {
    const { id } = await aPlace()
    const text = file('GOL,@,Q1 2008/09,2', 'PLAN,@,Q1 2008/09,nil', 'DONE,@,Q1 2008/09,31 September 2008')
    const result = await importText(app, id, text)
    if (!isRefusal(result)) throw new Error('the file was taken')
    expect(result.findings.map((finding) => findingText('en', finding.code, finding.args))).toEqual([
      expect.stringContaining('This must be Red, Amber or Green'),
      expect.stringContaining('This must be Yes or No'),
      expect.stringContaining('This must be a day, like 2008-09-30'),
    ])
  })
})
