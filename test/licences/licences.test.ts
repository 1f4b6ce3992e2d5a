import { describe, expect, it } from 'vitest'
import { isAllowed, scriptsNotNeeded } from './allowed.ts'
import { readPackages, readProject, readRoot } from './read-packages.ts'

const packages = readPackages()
const { dependencies, optionalDependencies, devDependencies } = readProject()
const runtime = Object.keys({ ...dependencies, ...optionalDependencies })

describe('licences', () => {
  it('allow every package to be run, changed and passed on', () => {
    expect(packages.length).toBeGreaterThan(100)
    expect(
      packages.filter(({ licence }) => !isAllowed(licence)).map(({ path, licence }) => `${path}: ${licence}`),
    ).toEqual([])
  })

  it.each([
    ['MIT', true],
    ['GPL-3.0-only', false],
    ['(MIT OR GPL-3.0-only)', true],
    ['Apache-2.0 AND BSL-1.0', true],
    ['MIT AND GPL-3.0-only', false],
    ['SEE LICENSE IN LICENSE.md', false],
    ['none', false],
  ])('%s is allowed: %s', (expression, allowed) => {
    expect(isAllowed(expression)).toBe(allowed)
  })
})

describe('the lock file', () => {
  it('pins each package to its content and names no place to get it from', () => {
    expect(packages.filter(({ integrity }) => !integrity?.startsWith('sha512-'))).toEqual([])
    expect(readRoot('package-lock.json')).not.toMatch(/"resolved"|https?:\/\/[^"]*\.tgz/)
  })

  it('needs no script at installation', () => {
    const asking = packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name)
    expect(asking.filter((name) => !Object.hasOwn(scriptsNotNeeded, name))).toEqual([])
  })
})

describe('direct dependencies', () => {
  it('are pinned to one version', () => {
    const versions = Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies })
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })

  it('are at most forty at run time, each with its reason on record', () => {
    expect(runtime.length).toBeLessThanOrEqual(40)
    const record = readRoot('docs/decisions/0002-dependencies.md')
    const isNamed = (name: string): boolean => record.includes(`\`${name}\``)
    expect(runtime.filter((name) => !isNamed(name))).toEqual([])
  })
})
