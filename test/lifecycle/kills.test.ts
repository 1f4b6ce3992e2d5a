import { expect, it } from 'vitest'
import { demonstrationFolder } from './folders.ts'
import { killAtRandom, randomFrom } from './random-kills.ts'

it('loses nothing acknowledged and doubles nothing when it is killed ten times under load', async () => {
  const seed = Date.now() % 1_000_000
  const outcome = await killAtRandom(demonstrationFolder(), 10, randomFrom(seed))
  console.log(`Ten kills, seed ${seed}: ${JSON.stringify(outcome)}`)
  expect(outcome).toMatchObject({ kills: 10, lost: [], doubled: [], isVerified: true })
  expect(outcome.acknowledged).toBeGreaterThan(40)
}, 180_000)
