import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyedDigest, seal, unseal } from './seal.action.ts'

let folder = ''
let other = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-seal-'))
  other = mkdtempSync(join(tmpdir(), 'throughline-seal-'))
})
afterEach(() => {
  for (const one of [folder, other]) rmSync(one, { recursive: true })
})
const secret = Buffer.from('a secret of somebody')

describe('what is sealed', () => {
  it('opens for its purpose, and looks different every time', async () => {
    const [one, again] = [await seal(folder, 'account 1', secret), await seal(folder, 'account 1', secret)]
    expect(one.equals(again)).toBe(false)
    expect(one.includes(secret)).toBe(false)
    expect(await unseal(folder, 'account 1', one)).toEqual(secret)
  })

  it('opens for no other account, with no other key, and not once a bit is altered', async () => {
    const sealed = await seal(folder, 'account 1', secret)
    await expect(unseal(folder, 'account 2', sealed)).rejects.toThrow()
    await expect(unseal(other, 'account 1', sealed)).rejects.toThrow()
    for (const at of [0, 13, sealed.length - 1]) {
      const altered = Buffer.from(sealed)
      altered[at] = (altered[at] ?? 0) ^ 1
      await expect(unseal(folder, 'account 1', altered)).rejects.toThrow()
    }
  })

  it('has one key, readable by its owner alone, also when many begin at the same moment', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => seal(folder, 'account 1', secret)))
    for (const sealed of all) expect(await unseal(folder, 'account 1', sealed)).toEqual(secret)
    expect(readdirSync(join(folder, 'keys'))).toEqual(['sealing.key'])
    expect(statSync(join(folder, 'keys/sealing.key')).mode & 0o777).toBe(0o600)
  })
})

describe('a digest with the key', () => {
  it('is the same for the same text and purpose, and differs with each of them and with the key', async () => {
    const digest = (dataDir: string, purpose: string, text: string): Promise<string> =>
      keyedDigest(dataDir, purpose, text).then((bytes) => bytes.toString('hex'))
    const one = await digest(folder, 'account 1', 'abc')
    expect(await digest(folder, 'account 1', 'abc')).toBe(one)
    for (const different of [
      digest(folder, 'account 2', 'abc'),
      digest(folder, 'account 1', 'abd'),
      digest(other, 'account 1', 'abc'),
    ])
      expect(await different).not.toBe(one)
  })
})
