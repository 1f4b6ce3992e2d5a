import { describe, expect, it } from 'vitest'
import { faultsIn } from './planted-tree.ts'

const thing = 'export const thing = 1\n'
const use = (specifier: string): string => `import { thing } from '${specifier}'\nexport const used = thing\n`
const useType = (specifier: string): string =>
  `import type { thing } from '${specifier}'\nexport type Used = typeof thing\n`
const component = (specifier: string): string =>
  `<script lang="ts" generics="T extends Record<string, number>">\n  import type { thing } from '${specifier}'\n</script>\n<p>One</p>\n`

/** A house in order: every permission that the rules give is used here once. */
const lawful: Record<string, string> = {
  'src/kernel/period.ts': thing,
  'src/stats/rate.ts': `import quantile from '@stdlib/stats-base-dists-t-quantile'\nexport const rate = quantile\n`,
  'src/stats/index.ts': `export { rate } from './rate.ts'\n`,
  'src/charts/line.ts': use('../kernel/period.ts'),
  'src/charts/Show.svelte': component('./line.ts'),
  'src/db/tenant.ts': `import pg from 'pg'\nexport const thing = pg\n`,
  'src/db/testing/test-database.ts': use('../tenant.ts'),
  'src/db/testing/global-setup.ts': 'export default () => undefined\n',
  'src/paper/tree.ts': use('../charts/line.ts'),
  'src/ui/Button.svelte': component('../kernel/period.ts'),
  'src/ui/examples/buttons.ts': use('../Button.svelte'),
  'src/record/chain.ts': use('../kernel/period.ts'),
  'src/record/chain.sql.ts': `import { sql } from 'kysely'\nimport { thing } from '../db/tenant.ts'\nexport const used = [sql, thing]\n`,
  'src/people/accounts.sql.ts': use('../db/tenant.ts'),
  'src/indicators/rag.ts': use('../stats/index.ts'),
  'src/people/visible.sql.ts': thing,
  'src/indicators/values.sql.ts': `${use('./rag.ts')}import '../people/visible.sql.ts'\n`,
  'src/returns/list-late.sql.ts': use('../indicators/rag.ts'),
  'src/returns/quarter.report.ts': `${use('../indicators/values.sql.ts')}export * from '../paper/tree.ts'\n`,
  'src/returns/submit.action.ts': `${use('../people/accounts.sql.ts')}import './list-late.sql.ts'\n`,
  'src/returns/doors.ts': `${use('./submit.action.ts')}import './list-late.sql.ts'\n`,
  'src/returns/Summary.svelte': `<script lang="ts">\n  import Button from '../ui/Button.svelte'\n  import Show from '../charts/Show.svelte'\n  import { used } from '../indicators/rag.ts'\n</script>\n<Button>{used}</Button><Show />\n`,
  'src/returns/submit.action.test.ts': `${use('../db/testing/test-database.ts')}import './submit.action.ts'\nimport '../people/accounts.sql.ts'\nimport '../../test/worlds/borough.ts'\n`,
  'src/desk/my-work.action.ts': use('../returns/submit.action.ts'),
  'src/routes/returns/+page.server.ts': `import type { PageServerLoad } from './$types'\nimport { used } from '#src/returns/submit.action.ts'\nimport { error } from '@sveltejs/kit'\nexport const load: PageServerLoad = () => [used, error]\n`,
  'src/routes/returns/+page.svelte': `${component('#src/returns/Summary.svelte')}<script module>import type { A } from './$types.js'</script>`,
  'src/hooks.server.ts': use('./db/tenant.ts'),
  'src/entry/server.ts': `${use('../returns/doors.ts')}import '../db/tenant.ts'\n`,
  'src/entry/version.ts': `import project from '../../package.json' with { type: 'json' }\nexport const { version } = project\n`,
  'package.json': '{ "version": "1.0.0" }\n',
  'test/worlds/borough.ts': use('../../src/people/accounts.sql.ts'),
}

/** Each planted fault: the files that change in the house in order, and the rules that must speak, with the line. */
const planted: readonly { name: string; tree: Record<string, string>; faults: string[] }[] = [
  {
    name: 'kernel imports another folder',
    tree: { 'src/kernel/money.ts': use('../stats/rate.ts') },
    faults: ['src/kernel/money.ts:1 order of rooms'],
  },
  {
    name: 'stats imports kernel, by type only',
    tree: { 'src/stats/mean.ts': useType('../kernel/period.ts') },
    faults: ['src/stats/mean.ts:1 order of rooms'],
  },
  {
    name: 'stats imports another library',
    tree: { 'src/stats/mean.ts': use('d3-scale') },
    faults: ['src/stats/mean.ts:1 packages'],
  },
  {
    name: 'kernel imports a library or the platform',
    tree: { 'src/kernel/money.ts': `${use('zod')}import 'node:fs'\n` },
    faults: ['src/kernel/money.ts:1 packages', 'src/kernel/money.ts:3 packages'],
  },
  {
    name: 'ui imports charts from inside a component, by type only',
    tree: { 'src/ui/Card.svelte': component('../charts/line.ts') },
    faults: ['src/ui/Card.svelte:2 order of rooms'],
  },
  {
    name: 'charts imports paper',
    tree: { 'src/charts/bar.ts': use('../paper/tree.ts') },
    faults: ['src/charts/bar.ts:1 order of rooms'],
  },
  {
    name: 'a room imports a room printed below it',
    tree: { 'src/people/policy.ts': use('../returns/steps.ts'), 'src/returns/steps.ts': thing },
    faults: ['src/people/policy.ts:1 order of rooms'],
  },
  {
    name: 'a room imports a room printed below it through the alias, by type only',
    tree: { 'src/people/policy.ts': useType('#src/returns/steps.ts'), 'src/returns/steps.ts': thing },
    faults: ['src/people/policy.ts:1 order of rooms', 'src/people/policy.ts:1 relative imports'],
  },
  {
    name: 'a component imports a room printed below it through the alias, in its markup',
    tree: {
      'src/people/Person.svelte': `<p>One</p>\n{#await import('#src/returns/steps.ts')}{/await}\n`,
      'src/returns/steps.ts': thing,
    },
    faults: ['src/people/Person.svelte:2 order of rooms', 'src/people/Person.svelte:2 relative imports'],
  },
  {
    name: 'a room re-exports, loads or requires from a room below it',
    tree: {
      'src/people/a.ts': `export * from '../returns/steps.ts'\nexport const b = 1\n`,
      'src/people/b.ts': `export const b = await import('../returns/steps.ts')\n`,
      'src/people/c.ts': `export type B = import('../returns/steps.ts').Steps\n`,
      'src/people/d.ts': `export const b: unknown = require('../returns/steps.ts')\n`,
      'src/returns/steps.ts': thing,
    },
    faults: ['a', 'b', 'c', 'd'].map((name) => `src/people/${name}.ts:1 order of rooms`),
  },
  {
    name: 'a room imports routes or entry',
    tree: {
      'src/reports/sent.ts': use('../routes/list.ts'),
      'src/routes/list.ts': thing,
      'src/desk/due.action.ts': useType('../entry/config.ts'),
      'src/entry/config.ts': thing,
    },
    faults: [
      'src/desk/due.action.ts:1 order of rooms',
      'src/desk/due.action.ts:1 roles',
      'src/reports/sent.ts:1 order of rooms',
      'src/reports/sent.ts:1 roles',
    ],
  },
  {
    name: 'an unknown room',
    tree: { 'src/analytics/count.ts': thing },
    faults: ['src/analytics/count.ts:1 known rooms'],
  },
  {
    name: 'a pure file imports a query, by type only',
    tree: { 'src/returns/late.ts': useType('./list-late.sql.ts') },
    faults: ['src/returns/late.ts:1 roles'],
  },
  {
    name: 'a pure file imports the database',
    tree: { 'src/returns/late.ts': useType('../db/tenant.ts') },
    faults: ['src/returns/late.ts:1 roles'],
  },
  {
    name: 'a query imports an action',
    tree: { 'src/returns/late.sql.ts': use('./submit.action.ts') },
    faults: ['src/returns/late.sql.ts:1 roles'],
  },
  {
    name: 'an action imports its own doors',
    tree: { 'src/returns/late.action.ts': use('./doors.ts') },
    faults: ['src/returns/late.action.ts:1 roles'],
  },
  {
    name: 'a component imports a query of its own room, by type only',
    tree: { 'src/returns/Late.svelte': component('./list-late.sql.ts') },
    faults: ['src/returns/Late.svelte:2 roles'],
  },
  {
    name: 'a component imports from both of its scripts',
    tree: {
      'src/returns/Late.svelte':
        "<script module>\n  import './submit.action.ts'\n</script>\n\n<script lang=\"ts\">\n  import './list-late.sql.ts'\n</script>\n",
    },
    faults: ['src/returns/Late.svelte:2 roles', 'src/returns/Late.svelte:6 roles'],
  },
  {
    name: 'a component imports a component of another room',
    tree: {
      'src/returns/Late.svelte': component('../people/Person.svelte'),
      'src/people/Person.svelte': '<p>One</p>\n',
    },
    faults: ['src/returns/Late.svelte:2 components of other rooms'],
  },
  {
    name: 'a pure file imports a component',
    tree: { 'src/returns/late.ts': use('./Summary.svelte') },
    faults: ['src/returns/late.ts:1 roles'],
  },
  {
    name: 'a route imports a query, through the alias',
    tree: { 'src/routes/late/+page.server.ts': use('#src/returns/list-late.sql.ts') },
    faults: [
      'src/routes/late/+page.server.ts:1 queries of other rooms',
      'src/routes/late/+page.server.ts:1 roles',
    ],
  },
  {
    name: 'a page imports a query by type only, through the alias',
    tree: { 'src/routes/late/+page.svelte': component('#src/returns/list-late.sql.ts') },
    faults: ['src/routes/late/+page.svelte:2 queries of other rooms', 'src/routes/late/+page.svelte:2 roles'],
  },
  {
    name: 'a query or the doors of a room import a query of another room',
    tree: {
      'src/returns/late.sql.ts': use('../people/accounts.sql.ts'),
      'src/reviews/doors.ts': useType('../people/accounts.sql.ts'),
    },
    faults: [
      'src/returns/late.sql.ts:1 queries of other rooms',
      'src/reviews/doors.ts:1 queries of other rooms',
    ],
  },
  {
    name: 'the doors of another room',
    tree: {
      'src/reviews/doors.ts': useType('../returns/doors.ts'),
      'src/routes/api/+server.ts': use('#src/returns/doors.ts'),
      'src/reviews/doors.test.ts': use('../returns/doors.ts'),
    },
    faults: [
      'src/reviews/doors.test.ts:1 doors of other rooms',
      'src/reviews/doors.ts:1 doors of other rooms',
      'src/reviews/doors.ts:1 roles',
      'src/routes/api/+server.ts:1 doors of other rooms',
      'src/routes/api/+server.ts:1 roles',
    ],
  },
  {
    name: 'two files that name each other by type only',
    tree: { 'src/returns/a.ts': useType('./b.ts'), 'src/returns/b.ts': useType('./a.ts') },
    faults: ['src/returns/a.ts:1 no cycles'],
  },
  {
    name: 'a ring of three through a component',
    tree: {
      'src/ui/a.ts': useType('./b.ts'),
      'src/ui/b.ts': useType('./C.svelte'),
      'src/ui/C.svelte': component('./a.ts'),
    },
    faults: ['src/ui/C.svelte:2 no cycles'],
  },
  {
    name: 'a barrel by its name, and one by what it holds',
    tree: {
      'src/returns/index.ts': thing,
      'src/returns/all.ts': `export * from './steps.ts'\n`,
      'src/returns/steps.ts': thing,
    },
    faults: ['src/returns/all.ts:1 no barrels', 'src/returns/index.ts:1 no barrels'],
  },
  {
    name: 'default exports in each spelling',
    tree: {
      'src/returns/a.ts': '\nexport default function a() {}\n',
      'src/returns/b.ts': 'const b = 1\nexport default b\n',
      'src/returns/c.ts': 'const c = 1\nexport { c as default }\n',
      'src/returns/d.ts': 'export default class {}\n',
    },
    faults: ['a.ts:2', 'b.ts:2', 'c.ts:2', 'd.ts:1'].map((at) => `src/returns/${at} no default exports`),
  },
  {
    name: 'imports that do not name a file',
    tree: {
      'src/returns/a.ts': use('./steps'),
      'src/returns/b.ts': use('./steps.js'),
      'src/returns/c.ts': use('../kernel'),
      'src/returns/steps.ts': thing,
    },
    faults: ['a', 'b', 'c'].map((name) => `src/returns/${name}.ts:1 imports name a file`),
  },
  {
    name: 'the alias outside routes, and the project by its own name',
    tree: { 'src/returns/a.ts': use('#src/kernel/period.ts'), 'src/returns/b.ts': use('throughline/stats') },
    faults: ['src/returns/a.ts:1 relative imports', 'src/returns/b.ts:1 relative imports'],
  },
  {
    name: 'the product imports a test, test support or a world',
    tree: {
      'src/returns/a.ts': use('../db/testing/test-database.ts'),
      'src/returns/b.ts': use('./submit.action.test.ts'),
      'src/returns/c.ts': use('../../test/worlds/borough.ts'),
    },
    faults: [
      'src/returns/a.ts:1 product imports product',
      'src/returns/b.ts:1 product imports product',
      'src/returns/c.ts:1 imports stay in src',
      'src/returns/c.ts:1 product imports product',
    ],
  },
  {
    name: 'a test of a room imports a room below it, or the journeys',
    tree: {
      'src/people/policy.test.ts': `${use('../returns/steps.ts')}import '../../test/journeys/browser.ts'\n`,
      'src/returns/steps.ts': thing,
      'test/journeys/browser.ts': thing,
    },
    faults: [
      'src/people/policy.test.ts:1 order of rooms',
      'src/people/policy.test.ts:3 tests stand on their own room',
    ],
  },
  {
    name: 'SQL outside .sql.ts and db',
    tree: {
      'src/returns/late.action.ts': use('kysely'),
      'src/routes/late/+server.ts': useType('pg'),
    },
    faults: ['src/returns/late.action.ts:1 packages', 'src/routes/late/+server.ts:1 packages'],
  },
  {
    name: 'the web framework outside routes, its environment anywhere',
    tree: {
      'src/ui/Now.svelte': component('$app/state'),
      'src/returns/late.action.ts': use('@sveltejs/kit'),
      'src/routes/late/+server.ts': use('$env/dynamic/private'),
    },
    faults: [
      'src/returns/late.action.ts:1 packages',
      'src/routes/late/+server.ts:1 packages',
      'src/ui/Now.svelte:2 packages',
    ],
  },
  {
    name: 'a file of more than 400 lines',
    tree: { 'src/returns/long.ts': '// one\n'.repeat(401), 'src/returns/full.ts': '// one\n'.repeat(400) },
    faults: ['src/returns/long.ts:1 length'],
  },
  {
    name: 'names that say nothing',
    tree: {
      'src/returns/utils.ts': thing,
      'src/returns/date-helpers.ts': thing,
      'src/ui/common/colours.ts': thing,
      'src/ui/FormManager.svelte': '<p>One</p>\n',
      'test/worlds/misc.ts': thing,
      'src/returns/community.ts': thing,
    },
    faults: [
      'src/returns/date-helpers.ts:1 vague names',
      'src/returns/utils.ts:1 vague names',
      'src/ui/FormManager.svelte:1 vague names',
      'src/ui/common/colours.ts:1 vague names',
      'test/worlds/misc.ts:1 vague names',
    ],
  },
  {
    name: 'names in another style, and a role nobody knows',
    tree: {
      'src/returns/listLate.ts': thing,
      'src/returns/late.service.ts': thing,
      'src/returns/late-list.svelte': '<p>One</p>\n',
    },
    faults: ['late-list.svelte', 'late.service.ts', 'listLate.ts'].map(
      (name) => `src/returns/${name}:1 file names`,
    ),
  },
]

describe('walls', () => {
  it('lets a house in order pass', () => {
    expect(faultsIn(lawful)).toEqual([])
  })

  it.each(planted)('sees $name', ({ tree, faults }) => {
    const seen = faultsIn({ ...lawful, ...tree }).map(
      ({ file, line, rule }) => `${file}:${String(line)} ${rule}`,
    )
    expect(seen.sort()).toEqual([...faults].sort())
  })

  it('gives each fault a reason that names what was asked for', () => {
    const [fault] = faultsIn({ ...lawful, 'src/kernel/money.ts': use('../stats/rate.ts') })
    expect(fault?.reason).toMatch(/^\.\.\/stats\/rate\.ts: a room sees only/)
  })
})
