import { globSync } from 'node:fs'
import { findCycles } from './cycles.ts'
import { fileRules, importRules, pairRules } from './rules.ts'
import { readSourceFile, type SourceFile } from './source-file.ts'

/** One broken wall: where, which rule, and why the house has it. */
export type Fault = { file: string; line: number; rule: string; reason: string }

function* faultsOf(file: SourceFile, files: ReadonlyMap<string, SourceFile>): Generator<Fault> {
  for (const rule of fileRules)
    if (rule.refuses(file))
      yield { file: file.path, line: file.defaultExportLine ?? 1, rule: rule.name, reason: rule.because }
  for (const asked of file.imports) {
    const at = { file: file.path, line: asked.line }
    for (const { name: rule, refuses, because } of importRules)
      if (refuses({ from: file, asked }))
        yield {
          ...at,
          rule,
          reason: `${asked.specifier}: ${typeof because === 'string' ? because : because({ from: file, asked })}`,
        }
    const to = asked.to === null ? undefined : files.get(asked.to)
    for (const { name: rule, refuses, because } of pairRules)
      if (to && refuses({ from: file, to })) yield { ...at, rule, reason: `${asked.specifier}: ${because}` }
  }
}

/** Holds every file of `src/` and `test/` under `root` against the rules of the house, types as well as values. */
export function checkWalls(root: string): { files: number; faults: Fault[] } {
  const paths = globSync('{src,test}/**/*.{ts,js,svelte}', { cwd: root }).map((path) =>
    path.replaceAll('\\', '/'),
  )
  const files = new Map(paths.sort().map((path) => [path, readSourceFile(root, path)]))
  const faults = [...files.values()].flatMap((file) => [...faultsOf(file, files)])
  for (const ring of findCycles(files)) {
    const [file = '', next] = ring
    const line = files.get(file)?.imports.find(({ to }) => to === next)?.line ?? 1
    faults.push({
      file,
      line,
      rule: 'no cycles',
      reason: `${ring.join(' → ')}: files must not import each other in a ring`,
    })
  }
  return { files: files.size, faults }
}
