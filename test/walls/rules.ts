import { isKnown, sees } from './rooms.ts'
import { mayImport } from './roles.ts'
import type { Import, SourceFile } from './source-file.ts'

/** One thing the house refuses, as a record: its name, what it refuses and the sentence a reader needs. */
type Rule<Subject> = { name: string; refuses: (subject: Subject) => boolean; because: string }

/** An import between two files of the project; `import type` counts like any other. */
export type Pair = { from: SourceFile; to: SourceFile }

const isOtherRoom = ({ from, to }: Pair): boolean => from.folder !== to.folder
const isTest = ({ role }: SourceFile): boolean => role === 'test'

/** The examples of the design system are a table that names the components of `ui`, read by its page and its tests. */
const isTableOfComponents = ({ from, to }: Pair): boolean =>
  from.role === 'pure' && to.role === 'component' && from.folder === 'ui' && to.folder === 'ui'

export const pairRules: readonly Rule<Pair>[] = [
  {
    name: 'product imports product',
    refuses: ({ from, to }) => !isTest(from) && isTest(to),
    because: 'tests and what they stand on are not part of the product',
  },
  {
    name: 'order of rooms',
    refuses: ({ from, to }) =>
      !isTest(to) && from.folder !== null && to.folder !== null && !sees(from.folder, to.folder),
    because:
      'a room sees only the rooms printed above it in test/walls/rooms.ts, and nobody sees routes or entry',
  },
  {
    name: 'tests stand on their own room',
    refuses: ({ from, to }) =>
      isTest(from) &&
      isTest(to) &&
      from.folder !== null &&
      !(to.folder === null
        ? to.path.startsWith('test/worlds/')
        : sees(from.folder, to.folder) || to.folder === 'db'),
    because: 'a test in src/ uses the testing/ folders of db and of the rooms it sees, and test/worlds/',
  },
  {
    name: 'roles',
    refuses: (pair) =>
      !isTest(pair.to) && !mayImport[pair.from.role].includes(pair.to.role) && !isTableOfComponents(pair),
    because: 'pure ← sql ← action ← doors or route; a component takes pure files, ui and charts',
  },
  {
    name: 'components of other rooms',
    refuses: (pair) =>
      pair.from.role === 'component' &&
      pair.to.role === 'component' &&
      isOtherRoom(pair) &&
      pair.to.folder !== 'ui' &&
      pair.to.folder !== 'charts',
    because:
      'a component shows one subject of its own room; the page puts components of several rooms together',
  },
  {
    name: 'queries of other rooms',
    refuses: (pair) =>
      pair.to.role === 'sql' &&
      isOtherRoom(pair) &&
      !(pair.from.role === 'sql' && pair.to.path.endsWith('/visible.sql.ts')) &&
      !['action', 'report', 'test', 'entry'].includes(pair.from.role),
    because:
      "another room's .sql.ts is called from an action or a report builder only; what a reader may see (visible.sql.ts) goes into every query",
  },
  {
    name: 'doors of other rooms',
    refuses: (pair) =>
      pair.to.role === 'doors' &&
      pair.from.role !== 'entry' &&
      isOtherRoom(pair) &&
      pair.from.folder !== null,
    because: "nobody imports another room's doors: src/entry/ hangs them",
  },
]

/** Which packages only some files may name. The first row that speaks of the file and the package decides. */
const packageWalls: readonly { in: RegExp; package: RegExp; allowed: boolean; because: string }[] = [
  { in: /^test\/|\.test\.ts$|\/testing\//, package: /./, allowed: true, because: '' },
  { in: /^src\/kernel\//, package: /^(big\.js|temporal-polyfill)$/, allowed: true, because: '' },
  {
    in: /^src\/kernel\//,
    package: /./,
    allowed: false,
    because: 'kernel takes exact decimals and dates, nothing else',
  },
  { in: /^src\/stats\//, package: /^(@stdlib\/|highs$)/, allowed: true, because: '' },
  { in: /^src\/stats\//, package: /./, allowed: false, because: 'stats is built on @stdlib alone' },
  { in: /^src\/db\//, package: /./, allowed: true, because: '' },
  { in: /\.sql\.ts$/, package: /^kysely$/, allowed: true, because: '' },
  {
    in: /^src\//,
    package: /^(kysely|pg|pg-.*|postgres)$/,
    allowed: false,
    because: 'SQL is written in .sql.ts files and in db',
  },
  { in: /^src\/(routes\/|[^/]+$)/, package: /^(\$app\/|@sveltejs\/kit)/, allowed: true, because: '' },
  {
    in: /^src\//,
    package: /^(\$|@sveltejs\/kit)/,
    allowed: false,
    because: 'the web framework is known to the routes, the environment to entry',
  },
]

type Asked = { from: SourceFile; asked: Import }

const packageWall = ({ from, asked }: Asked): (typeof packageWalls)[number] | undefined =>
  packageWalls.find((wall) => wall.in.test(from.path) && wall.package.test(asked.specifier))

/** Rules about an import as it is written, before asking what it names. */
export const importRules: readonly (Omit<Rule<Asked>, 'because'> & {
  because: string | ((asked: Asked) => string)
})[] = [
  {
    name: 'relative imports',
    refuses: ({ from, asked }) => asked.specifier.startsWith('#') && from.folder !== 'routes',
    because: 'imports are relative; only routes may use the alias #src/',
  },
  {
    name: 'relative imports',
    refuses: ({ asked }) => /^(throughline(\/|$)|src\/|\/|file:)/.test(asked.specifier),
    because: 'the project names its own files by relative paths',
  },
  {
    name: 'imports name a file',
    refuses: ({ from, asked }) =>
      asked.kind === 'file' &&
      asked.to === null &&
      !(from.role === 'route' && /^\.\/\$types(\.js)?$/.test(asked.specifier)),
    because: 'an import names an existing file with its ending, such as ./rag.ts',
  },
  {
    name: 'imports stay in src',
    refuses: ({ from, asked: { to } }) =>
      from.folder !== null &&
      !isTest(from) &&
      to !== null &&
      !to.startsWith('src/') &&
      !(from.role === 'entry' && to === 'package.json'),
    because: 'the product imports nothing from outside src/; entry alone may read its version',
  },
  {
    name: 'packages',
    refuses: (asked) => asked.asked.kind === 'package' && packageWall(asked)?.allowed === false,
    because: (asked) => packageWall(asked)?.because ?? '',
  },
]

const vague = /(^|[-./])(utils?|helpers?|common|misc|manager)(?=[-./]|$)/i
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/
const suffixes = ['ts', 'sql.ts', 'action.ts', 'report.ts', 'bench.ts', 'd.ts', 'js']
const testSuffix = /^((sql|action|report|doors|svelte)\.)?test\.ts$/

/** Endings a reader can place: a role, a test beside a role, or nothing but `.ts`. The framework names its own files. */
function isWellNamed({ path, name }: SourceFile): boolean {
  if (/^src\/(routes\/|[^/]+$)/.test(path) && !name.endsWith('.test.ts')) return true
  if (name.endsWith('.svelte')) return /^[A-Z][A-Za-z0-9]*\.svelte$/.test(name)
  const [stem = '', ...ending] = name.split('.')
  const isComponentTest = ending.join('.') === 'test.ts' && /^[A-Z][A-Za-z0-9]*$/.test(stem)
  return (
    isComponentTest ||
    (kebab.test(stem) && (suffixes.includes(ending.join('.')) || testSuffix.test(ending.join('.'))))
  )
}

/** Files that may be longer than 400 lines: tables of data and generated files, each with its reason. */
const longFiles: Readonly<Record<string, string>> = {
  'src/db/tables.ts': 'every table of the store, column by column, held against the catalogue',
}

/** Files whose framework asks for a default export, each with its reason. */
const defaultExports: readonly { in: RegExp; because: string }[] = [
  { in: /\/global-setup\.ts$/, because: 'vitest calls the default export of a global set-up' },
]

export const fileRules: readonly Rule<SourceFile>[] = [
  {
    name: 'known rooms',
    refuses: ({ folder }) => folder !== null && !isKnown(folder),
    because: 'the house has no such room: add it to test/walls/rooms.ts in its place in the order',
  },
  {
    name: 'no barrels',
    refuses: ({ path, name, onlyReExports }) =>
      path !== 'src/stats/index.ts' && (/^index\.[jt]s$/.test(name) || onlyReExports),
    because: 'import the file itself; the one list of exports is src/stats/index.ts',
  },
  {
    name: 'no default exports',
    refuses: ({ path, defaultExportLine }) =>
      defaultExportLine !== null && !defaultExports.some((one) => one.in.test(path)),
    because: 'a thing has one name everywhere; default exports only where the framework asks',
  },
  {
    name: 'length',
    refuses: ({ path, lines }) => lines > 400 && !Object.hasOwn(longFiles, path),
    because: 'a file is one idea, read in one sitting: at most 400 lines, tables of data apart',
  },
  {
    name: 'vague names',
    refuses: ({ path }) => vague.test(path.replace(/([a-z0-9])([A-Z])/g, '$1-$2')),
    because: 'utils, helpers, common, misc and manager say nothing: name the real thing',
  },
  {
    name: 'file names',
    refuses: (file) => !isWellNamed(file),
    because: 'kebab-case with a known role (.sql, .action, .report, .test), PascalCase.svelte for components',
  },
]
