import type { SourceFile } from './source-file.ts'

/** Each ring of files that import each other, as the path walked, first file repeated at the end. */
export function* findCycles(files: ReadonlyMap<string, SourceFile>): Generator<string[]> {
  const done = new Set<string>()
  const walked: string[] = []
  function* walk(path: string): Generator<string[]> {
    const met = walked.indexOf(path)
    if (met >= 0) yield [...walked.slice(met), path]
    if (met >= 0 || done.has(path)) return
    walked.push(path)
    for (const { to } of files.get(path)?.imports ?? []) if (to !== null && files.has(to)) yield* walk(to)
    walked.pop()
    done.add(path)
  }
  for (const path of [...files.keys()].sort()) yield* walk(path)
}
