import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'

const bans = [
  'no-restricted-syntax',
  'no-restricted-globals',
  'no-restricted-imports',
  'svelte/no-at-html-tags',
]

/** The bans alone, without types, so that text can be planted under the path of a file that does not exist. */
const withoutTypes = new ESLint({
  overrideConfig: [
    tseslint.configs.disableTypeChecked,
    { languageOptions: { parserOptions: { projectService: false } } },
  ],
})

async function refusals(filePath: string, text: string): Promise<string[]> {
  const [result] = await withoutTypes.lintText(text, { filePath })
  const messages = result?.messages ?? []
  expect(messages.filter(({ fatal }) => fatal === true)).toEqual([])
  return messages.flatMap(({ ruleId }) => (ruleId !== null && bans.includes(ruleId) ? [ruleId] : []))
}

const clock = 'export const late = Date.now() > 0'
const script = (text: string): string => `<script lang="ts">\n${text}\n</script>\n`
const pure = 'src/returns/late.ts'
const action = 'src/returns/submit.action.ts'

/** What is written, where it is refused, and where the same words are lawful. */
const planted: readonly { name: string; text: string; refused: string[]; lawful: string[] }[] = [
  {
    name: 'the clock as Date.now',
    text: clock,
    refused: [
      pure,
      'src/kernel/period.ts',
      'src/returns/late.sql.ts',
      'src/returns/late.report.ts',
      'src/ui/page.ts',
    ],
    lawful: [
      action,
      'src/returns/late.test.ts',
      'src/entry/server.ts',
      'src/db/doctor.ts',
      'src/routes/+server.ts',
    ],
  },
  {
    name: 'the clock by reference',
    text: 'export const clock = Date.now',
    refused: [pure],
    lawful: [action],
  },
  {
    name: 'the clock as new Date()',
    text: 'export const now = new Date()',
    refused: [pure],
    lawful: [action],
  },
  { name: 'the clock as Date()', text: 'export const now = Date()', refused: [pure], lawful: [action] },
  {
    name: 'the clock as Temporal.Now',
    text: 'export const today = Temporal.Now.plainDateISO()',
    refused: [pure],
    lawful: [action],
  },
  {
    name: 'a date that was passed in',
    text: 'export const at = (day: string) => new Date(day)',
    refused: [],
    lawful: [pure],
  },
  {
    name: 'randomness',
    text: 'export const lot = Math.random()',
    refused: [pure, 'src/stats/forecast.ts', 'src/charts/line.ts', 'src/returns/late.sql.ts'],
    lawful: [action],
  },
  {
    name: 'random identifiers',
    text: 'export const id = crypto.randomUUID()',
    refused: [pure, 'src/returns/late.sql.ts'],
    lawful: [action],
  },
  {
    name: 'the environment',
    text: 'export const port = process.env.PORT',
    refused: [
      pure,
      action,
      'src/db/database.ts',
      'src/routes/+server.ts',
      'src/hooks.server.ts',
      'src/returns/doors.ts',
    ],
    lawful: ['src/entry/config.ts', 'src/db/testing/global-setup.ts', 'test/journeys/browser.ts'],
  },
  {
    name: 'the environment of the bundler',
    text: 'export const mode = import.meta.env.MODE',
    refused: [pure, 'src/routes/+server.ts'],
    lawful: ['src/entry/config.ts'],
  },
  {
    name: 'the process',
    text: 'export const id = process.pid',
    refused: [pure],
    lawful: ['src/db/doctor.ts', action],
  },
  {
    name: 'the network',
    text: "export const page = fetch('http://127.0.0.1/')",
    refused: [pure],
    lawful: [action],
  },
  {
    name: 'files',
    text: "import { readFileSync } from 'node:fs'\nexport const text = readFileSync('a')",
    refused: [pure, 'src/kernel/period.ts', 'src/returns/late.report.ts', 'src/paper/docx.ts'],
    lawful: [action, 'src/db/backup.ts', 'src/ui/assets/build-assets.ts'],
  },
  {
    name: 'files by their old name',
    text: "import { readFile } from 'fs/promises'\nexport const read = readFile",
    refused: [pure],
    lawful: [action],
  },
  {
    name: 'random bytes',
    text: "import { randomBytes } from 'node:crypto'\nexport const salt = randomBytes(8)",
    refused: [pure],
    lawful: [action],
  },
  {
    name: 'a digest',
    text: "import { createHash } from 'node:crypto'\nexport const digest = createHash('sha256')",
    refused: [],
    lawful: [pure],
  },
  {
    name: 'a query on the pool',
    text: "export const rows = (db: Db) => db.pool.query('select 1')",
    refused: [pure, action, 'src/returns/late.sql.ts', 'src/routes/+server.ts', 'src/entry/server.ts'],
    lawful: ['src/db/doctor.ts', 'src/returns/late.test.ts'],
  },
  {
    name: 'text as SQL',
    text: 'export const rows = (text: string) => sql.raw(text)',
    refused: ['src/returns/late.sql.ts', action, 'src/entry/server.ts'],
    lawful: ['src/db/migrate.ts'],
  },
  {
    name: 'imports that the walls cannot see',
    text: "export const all = import.meta.glob('../**/*.sql.ts')",
    refused: [pure, 'src/routes/+page.server.ts'],
    lawful: [],
  },
  {
    name: 'imports by a name made at run time',
    text: 'export const load = (name: string) => import(name)',
    refused: [pure, 'src/routes/+page.server.ts'],
    lawful: ['src/entry/server.ts'],
  },
  {
    name: 'a test left out',
    text: "it.skip('later', () => undefined)",
    refused: ['src/returns/late.test.ts', 'test/journeys/quarter.test.ts'],
    lawful: [],
  },
  {
    name: 'a test that waits for time to pass',
    text: 'await page.waitForTimeout(500)',
    refused: ['test/journeys/quarter.test.ts'],
    lawful: [],
  },
  {
    name: 'the clock in a component',
    text: script(clock),
    refused: ['src/returns/Late.svelte', 'src/ui/Page.svelte', 'src/routes/+page.svelte'],
    lawful: [],
  },
  {
    name: 'ready-made markup',
    text: `${script('const { text }: { text: string } = $props()')}{@html text}\n`,
    refused: [
      'src/returns/Late.svelte',
      'src/ui/Page.svelte',
      'src/routes/+page.svelte',
      'src/charts/Key.svelte',
    ],
    lawful: ['src/ui/ShowMarkup.svelte', 'src/charts/ShowFigure.svelte'],
  },
  {
    name: 'an element chosen by data',
    text: `${script('const { tag }: { tag: string } = $props()')}<svelte:element this={tag} />\n`,
    refused: ['src/returns/Late.svelte', 'src/routes/+page.svelte', 'src/charts/Key.svelte'],
    lawful: ['src/ui/Heading.svelte'],
  },
  {
    name: 'attributes spread over an element',
    text: `${script('const { rest }: { rest: object } = $props()')}<p {...rest}>One</p>\n`,
    refused: ['src/returns/Late.svelte', 'src/routes/+page.svelte', 'src/charts/Key.svelte'],
    lawful: ['src/ui/Button.svelte'],
  },
  {
    name: 'a comment that switches a ban off',
    text: `// eslint-disable-next-line no-restricted-syntax\n${clock}`,
    refused: [pure],
    lawful: [],
  },
  {
    name: 'a comment in markup that switches a ban off',
    text: `<!-- eslint-disable -->\n${script(clock)}`,
    refused: ['src/returns/Late.svelte'],
    lawful: [],
  },
]

describe('bans by place', () => {
  it.each(planted)('$name', async ({ text, refused, lawful }) => {
    for (const path of refused) expect(await refusals(path, text), path).not.toEqual([])
    for (const path of lawful) expect(await refusals(path, text), path).toEqual([])
  })
})

describe('rules that need types', () => {
  it('see a promise that nobody waits for, any, and a case that a switch leaves out', async () => {
    const text = `
export const forgotten = (): void => {
  Promise.resolve(1)
}
export const loose: any = 1
export function word(colour: 'red' | 'green'): string {
  switch (colour) {
    case 'red':
      return 'Red'
  }
  return 'Green'
}
`
    const [result] = await new ESLint().lintText(text, { filePath: 'src/kernel/markup.ts' })
    expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual([
      '@typescript-eslint/no-floating-promises',
      '@typescript-eslint/no-explicit-any',
      '@typescript-eslint/switch-exhaustiveness-check',
    ])
  })
})
