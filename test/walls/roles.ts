/** What a file may do, told by its name. No suffix = pure. */
export type Role =
  'pure' | 'sql' | 'report' | 'action' | 'doors' | 'component' | 'route' | 'entry' | 'db' | 'test'

/** First match decides. Files directly in `src/` (hooks, declarations) are doorways like the routes. */
const roleByName: readonly (readonly [Role, RegExp])[] = [
  ['test', /\.test\.ts$|\/testing\/|^test\//],
  ['entry', /^src\/entry\//],
  ['route', /^src\/(routes\/|[^/]+$)/],
  ['db', /^src\/db\//],
  ['component', /\.svelte$/],
  ['sql', /\.sql\.ts$/],
  ['action', /\.action\.ts$/],
  ['report', /\.report\.ts$/],
  ['doors', /\/doors\.ts$/],
]

/** The role of a file by its path from the root, with `/` between the parts. */
export function roleOf(path: string): Role {
  return roleByName.find(([, pattern]) => pattern.test(path))?.[0] ?? 'pure'
}

/**
 * pure ← sql ← action ← doors | route. A component holds no rule and no query; a route calls actions and shows what
 * comes back. `db` is the transaction and its types: whoever may not query may not name them either.
 */
export const mayImport: Readonly<Record<Role, readonly Role[]>> = {
  pure: ['pure'],
  component: ['pure', 'component'],
  db: ['pure', 'db'],
  sql: ['pure', 'sql', 'db'],
  report: ['pure', 'sql', 'report', 'db'],
  action: ['pure', 'sql', 'report', 'action', 'db'],
  doors: ['pure', 'sql', 'report', 'action', 'db'],
  route: ['pure', 'component', 'report', 'action', 'db', 'route'],
  entry: ['pure', 'sql', 'report', 'action', 'doors', 'db', 'entry'],
  test: ['pure', 'component', 'db', 'sql', 'report', 'action', 'doors', 'route', 'entry', 'test'],
}
