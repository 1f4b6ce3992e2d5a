import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Fixture } from './conformance/adapter.ts'
import { canonical } from './conformance/canonical.ts'
import { formAdapters } from './conformance/form-adapters.ts'
import { layoutAdapters } from './conformance/layout-adapters.ts'
import { outOfScope } from './conformance/scope.ts'
import { textAdapters } from './conformance/text-adapters.ts'

const adapters = { ...textAdapters, ...formAdapters, ...layoutAdapters }

function fixturesOf(component: string): Fixture[] {
  const file = import.meta.resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`)
  return (JSON.parse(readFileSync(fileURLToPath(file), 'utf8')) as { fixtures: Fixture[] }).fixtures
}

let held = 0
const leftOut = new Map<string, number>()

describe.each(Object.entries(adapters))('%s', (component, adapter) => {
  for (const fixture of fixturesOf(component)) {
    const reason = outOfScope(component, fixture, adapter.says)
    if (reason) {
      leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1)
      continue
    }
    held += 1
    it(`is like the original: ${fixture.name}`, () => {
      expect(canonical(adapter.show(fixture.options))).toBe(canonical(fixture.html, adapter.leftOut))
    })
  }
})

describe('the published examples', () => {
  it('are held, or left out for a reason that is written down', () => {
    const reasons = Array.from(leftOut, ([reason, count]) => `  ${count} left out: ${reason}`)
    console.log([`${held} published examples held`, ...reasons].join('\n'))
    // A new version of govuk-frontend has other examples: look at what changed, then write its number here.
    expect(held).toBe(424)
  })
})
