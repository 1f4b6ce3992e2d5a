import { describe, expect, it } from 'vitest'
import { checkAgainst, hashing, hashPassword } from './hash-password.action.ts'
import { effort, phcText, readPhc } from './phc.ts'

const password = 'three horses by the canal'

describe('a password', () => {
  // The reference implementation's own tests (phc-winner-argon2, src/test.c, version 0x13).
  it.each([
    ['$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4', 'password'],
    ['$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc', 'password'],
    ['$argon2id$v=19$m=65536,t=2,p=1$ZGlmZnNhbHQ$vfMrBczELrFdWP0ZsfhWsRPaHppYdP3MVEMIVlqoFBw', 'password'],
  ])('is checked as the reference implementation does: %s', async (stored, known) => {
    expect(await checkAgainst(stored, known)).toEqual({ fits: true, isOutdated: true })
    expect((await checkAgainst(stored, `${known} `)).fits).toBe(false)
  })

  it('is kept with its parameters and a salt of its own, and fits itself alone', async () => {
    const [one, other] = [await hashPassword(password), await hashPassword(password)]
    expect(one).not.toBe(other)
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(await checkAgainst(one, password)).toEqual({ fits: true, isOutdated: false })
    expect((await checkAgainst(one, password.toUpperCase())).fits).toBe(false)
    expect((await checkAgainst(one, '')).fits).toBe(false)
  })

  it('is the same however its letters are put together', async () => {
    const stored = await hashPassword('Caf\u00e9 au bord du canal')
    expect((await checkAgainst(stored, 'Cafe\u0301 au bord du canal')).fits).toBe(true)
  })

  it('that is not there costs the same work as one that is, and never fits', async () => {
    const before = hashing.begun
    expect(await checkAgainst(null, password)).toEqual({ fits: false, isOutdated: false })
    expect(await checkAgainst('nonsense', password)).toEqual({ fits: false, isOutdated: false })
    expect(hashing.begun - before).toBe(2)
  })

  it('is hashed beside three others at most', async () => {
    const stored = await hashPassword(password)
    const all = await Promise.all(Array.from({ length: 12 }, () => checkAgainst(stored, password)))
    expect(all.every(({ fits }) => fits)).toBe(true)
    expect(hashing.mostAtOnce).toBe(4)
  })
})

describe('the text of a hash', () => {
  it('reads back as it was written', () => {
    const stored = { ...effort, salt: Buffer.from('0123456789abcdef'), hash: Buffer.alloc(32, 7) }
    expect(readPhc(phcText(stored))).toEqual(stored)
  })

  it.each(['', '$2b$10$abc', '$argon2i$v=19$m=19456,t=2,p=1$YQ$YQ', '$argon2id$v=16$m=1,t=1,p=1$YQ$YQ'])(
    '%j is none of ours',
    (text) => {
      expect(readPhc(text)).toBeUndefined()
    },
  )
})
