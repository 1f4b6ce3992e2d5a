/**
 * One command of the proof: it passes when it ends with 0 in `minutes` (8 unless said). `after` names the steps that
 * must have ended before; what a `live` one says is shown as it comes.
 */
export type Step = { name: string; command: string; after: readonly string[]; live?: true; minutes?: number }

/** `npm run check`: what can be said about the code without running the product. */
export const checkSteps: readonly Step[] = [
  { name: 'routes', command: 'svelte-kit sync', after: [] },
  { name: 'walls', command: 'node test/walls/check.ts', after: [] },
  { name: 'lint', command: 'eslint --max-warnings 0 .', after: ['routes'] },
  { name: 'types', command: 'tsc --noEmit', after: ['routes'] },
  {
    name: 'components',
    command: 'svelte-check --tsconfig ./tsconfig.json --fail-on-warnings --output human',
    after: ['routes'],
  },
  { name: 'format', command: 'prettier --check .', after: [] },
]

/**
 * `npm test`: the build, the check, then every test on the built product. The build comes first, so that on a fresh clone
 * it is tried with nothing prepared, as a first start does it; and it rewrites what the types read.
 */
export const testSteps: readonly Step[] = [
  { name: 'build', command: 'npm run --silent build', after: [] },
  ...checkSteps.map((step) => ({ ...step, after: [...step.after, 'build'] })),
  { name: 'stats build', command: 'npm run --silent build:stats', after: ['build'] },
  {
    name: 'tests',
    command: 'vitest run',
    after: [...checkSteps.map(({ name }) => name), 'stats build'],
    live: true,
    minutes: 22,
  },
]
