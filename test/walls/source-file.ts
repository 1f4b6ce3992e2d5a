import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import ts from 'typescript'
import { roleOf, type Role } from './roles.ts'

/** One import as written; `to` is the file it names (relative to the root), or null when it names none. */
export type Import = { specifier: string; line: number; kind: 'file' | 'package'; to: string | null }

/** One file of code, read once: where it stands, what it may be, what it asks for. Paths are relative to the root. */
export type SourceFile = {
  path: string
  name: string
  /** The folder of `src/` it belongs to; files directly in `src/` are doorways and count as `routes`; null outside. */
  folder: string | null
  role: Role
  imports: Import[]
  lines: number
  defaultExportLine: number | null
  onlyReExports: boolean
}

const script = /<script(?:"[^"]*"|'[^']*'|[^>"'])*>([\s\S]*?)<\/script>/g
const importInMarkup = /\bimport\(\s*['"`]([^'"`]+)['"`]/g

/** The scripts of a component with everything else blanked, so that positions and lines stay those of the file. */
function scriptsOf(text: string): string {
  const blank = (part: string): string => part.replace(/[^\n]/g, ' ')
  let code = ''
  for (const found of text.matchAll(script)) {
    const inner = found[1] ?? ''
    const start = found.index + found[0].length - '</script>'.length - inner.length
    code += blank(text.slice(code.length, start)) + inner
  }
  return code + blank(text.slice(code.length))
}

function resolve(root: string, from: string, specifier: string): Import['to'] {
  const bare = specifier.replace(/[?#][^/]*$/, '')
  const path = bare.startsWith('.') ? normalize(join(dirname(from), bare)) : bare.replace(/^#/, '')
  const file = join(root, path)
  return existsSync(file) && statSync(file).isFile() ? path : null
}

const isDefault = (statement: ts.Statement): boolean =>
  ts.isExportAssignment(statement) ||
  (ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) ||
  (ts.isExportDeclaration(statement) &&
    statement.exportClause !== undefined &&
    ts.isNamedExports(statement.exportClause) &&
    statement.exportClause.elements.some(({ name }) => name.text === 'default'))

const isReExport = (statement: ts.Statement): boolean =>
  ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined

/** Reads one file with the TypeScript scanner, which sees `import type`, `export … from`, `import()` and `require()`. */
export function readSourceFile(root: string, path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  const isComponent = path.endsWith('.svelte')
  const code = isComponent ? scriptsOf(text) : text
  const lineAt = (position: number): number => text.slice(0, position).split('\n').length
  const scanned = ts.preProcessFile(code, true, true)
  const asked = [...scanned.importedFiles, ...scanned.referencedFiles].map(({ fileName, pos }) => ({
    fileName,
    pos,
  }))
  if (isComponent)
    for (const found of text.matchAll(importInMarkup))
      asked.push({ fileName: found[1] ?? '', pos: found.index })
  const imports = asked.map(({ fileName: specifier, pos }): Import => {
    const kind = /^(\.|#src\/)/.test(specifier) ? 'file' : 'package'
    return { specifier, line: lineAt(pos), kind, to: kind === 'file' ? resolve(root, path, specifier) : null }
  })
  const { statements } = ts.createSourceFile(path, code, ts.ScriptTarget.Latest)
  const defaultExport = path.endsWith('.svelte') ? undefined : statements.find(isDefault)
  const parts = path.split('/')
  return {
    path,
    name: basename(path),
    folder: parts[0] !== 'src' ? null : parts.length === 2 ? 'routes' : (parts[1] ?? null),
    role: roleOf(path),
    imports: imports.filter(
      (one, i) =>
        imports.findIndex((other) => other.line === one.line && other.specifier === one.specifier) === i,
    ),
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    defaultExportLine: defaultExport ? lineAt(defaultExport.end) : null,
    onlyReExports: statements.length > 0 && statements.every(isReExport),
  }
}
