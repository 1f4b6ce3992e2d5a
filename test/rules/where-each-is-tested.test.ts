import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** What is always true, by its number, and the tests that say so: by file and a part of the test's name. */
const rules: Readonly<
  Record<number, { readonly says: string; readonly tests: readonly [string, string][] }>
> = {
  1: {
    says: 'No acknowledged change is lost or doubled, whatever is killed.',
    tests: [
      ['test/lifecycle/kills.test.ts', 'loses nothing acknowledged and doubles nothing'],
      ['test/lifecycle/killed-in-a-submission.test.ts', 'killed in the middle of a submission'],
      ['test/lifecycle/killed-in-a-submission.test.ts', 'sent by two people at the same moment'],
      ['test/lifecycle/killed-in-a-render.test.ts', 'killed in the middle of a render'],
      ['test/lifecycle/mail.test.ts', 'killed in the middle of a send loses nothing'],
    ],
  },
  2: {
    says: 'A figure in a report is the figure on its page and from the interface.',
    tests: [
      ['test/rules/one-figure.test.ts', 'is the one on its page as at the same moment'],
      ['test/api/same-figures.test.ts', 'the report, the page and the interface say the same'],
    ],
  },
  5: {
    says: 'A reader never sees what they may not open.',
    tests: [
      ['test/rules/nothing-unreadable.test.ts', 'of nothing in the other half'],
      ['test/rules/nothing-unreadable.test.ts', 'what it answers for what is not there'],
      ['test/rights/wire/lists.test.ts', 'is what opens, and what the policy allows'],
      ['test/rights/wire/theme-officer.test.ts', 'comes upon nothing else, wherever the links'],
    ],
  },
  6: {
    says: 'Nobody accepts their own entry.',
    tests: [
      ['test/rules/own-entry.test.ts', 'by every way, and told so'],
      ['src/returns/take-step.action.test.ts', 'nobody accepts their own entry'],
    ],
  },
}

it.each(Object.entries(rules))('rule %s is a test that runs', (_, { says, tests }) => {
  expect(says).toMatch(/\.$/)
  for (const [file, name] of tests) {
    const text = readFileSync(join(import.meta.dirname, '../..', file), 'utf8')
    expect(text, file).toContain(name)
    expect(text, file).not.toMatch(/\b(it|describe)\.(skip|todo|only)\b/)
  }
})
