import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sentenceOf } from './sentence-of.ts'

// What is said about inviting somebody into a place stands in the words of people, and to programs in those of the api.
const ofOthers = ['check-invitation.ts', 'invite-person.action.ts', 'find-call.action.ts']
const sources = globSync('*.ts', { cwd: import.meta.dirname }).filter(
  (name) => !name.endsWith('.test.ts') && !ofOthers.includes(name),
)
const text = sources.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join('\n')
const codes = [
  ...text.matchAll(/refuse\(\s*'[a-z-]+',\s*'([a-z-]+)'/g),
  ...text.matchAll(/error\('[a-zA-Z]+', '([a-z-]+)'\)/g),
  ...text.matchAll(/error\('(password-[a-z-]+)'/g),
  ...text.matchAll(/code: '([a-z-]+)'/g),
].map(([, code = '']) => code)

it('says a sentence for everything that is refused or found here', () => {
  expect(codes.length).toBeGreaterThan(40)
  for (const code of codes)
    expect([code, sentenceOf('en', code, { at: '10am', least: 15, most: 128 })].join(': ')).toMatch(
      /^[a-z-]+: [A-Z].*[a-z.]$/,
    )
})

it('says nothing for a code that somebody made up', () => {
  for (const code of ['', 'nothing', 'toString', '__proto__']) expect(sentenceOf('en', code)).toBeNull()
})
