import { copyFileSync } from 'node:fs'
import { join } from 'node:path'

/** Which pictures of the last journeys stand in the guide, and under which name. */
const kept: Readonly<Record<string, string>> = {
  'indicator-1280': 'indicator',
  'figure-1280': 'figure',
  'scorecard-1280': 'scorecard',
  'return-open-1280': 'return',
  'return-accepted-1280': 'return-accepted',
}

for (const [taken, name] of Object.entries(kept)) {
  copyFileSync(
    join(import.meta.dirname, '../pictures', `${taken}.png`),
    join(import.meta.dirname, '../../docs/guide/pictures', `${name}.png`),
  )
}
