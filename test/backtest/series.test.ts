import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readSeries } from './series.ts'

it('reads the series of every CSV file in a folder, and passes over what is none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'series-'))
  const header = 'series_id,source,periods_per_year,type,start,values\n'
  const rows = [
    'a,ONS,1,x,,1.5 2 3',
    'b,M3,4,y,,4 5 6',
    'c,M1,1,z,,7 8',
    'd,M1,12,z,,1 2',
    'e,M1,1,z,,1 nothing',
  ]
  writeFileSync(join(folder, 'one.csv'), `${header}${rows.join('\n')}\n`)
  writeFileSync(join(folder, 'other.csv'), 'area,figure\n1,2,3\n')
  writeFileSync(join(folder, 'README.md'), 'not a series')
  expect(readSeries(folder)).toEqual([
    { id: 'a', source: 'ONS', perYear: 1, domain: 'council', values: [1.5, 2, 3] },
    { id: 'b', source: 'M3', perYear: 4, domain: 'quarterly', values: [4, 5, 6] },
    { id: 'c', source: 'M1', perYear: 1, domain: 'annual', values: [7, 8] },
  ])
})
