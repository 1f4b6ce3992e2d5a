import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { testDatabase } from './testing/test-database.ts'

/** What a column gives and takes: `Generated<number>`, `string | null`. */
type Columns = ReadonlyMap<string, string>

/** How `pg` hands over each type of PostgreSQL (value-parsers.ts), in the words of tables.ts. */
const words: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bytea: 'Buffer',
  date: 'string',
  float8: 'number',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  interval: 'string',
  jsonb: 'Json',
  numeric: 'Decimal',
  text: 'string',
  timestamptz: 'Date',
  uuid: 'string',
}

type CatalogueColumn = {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly isNullable: boolean
  readonly wrapper: 'Generated' | 'GeneratedAlways' | null
}

const catalogueQuery = `
  select c.relname as table, attname as column, typname as type, not attnotnull as "isNullable",
    case when attidentity = 'a' or attgenerated <> '' then 'GeneratedAlways'
         when attidentity = 'd' or atthasdef then 'Generated' end as wrapper
  from pg_attribute
    join pg_class c on c.oid = attrelid
    join pg_type t on t.oid = atttypid
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v') and relname <> 'migration'
    and attnum > 0 and not attisdropped
  order by relname, attnum`

function inWords({ type, isNullable, wrapper }: CatalogueColumn): string {
  const base = type.startsWith('_') ? `${words[type.slice(1)] ?? type}[]` : (words[type] ?? type)
  return written(base, isNullable, wrapper)
}

const written = (base: string, isNullable: boolean, wrapper: string | null): string => {
  const value = isNullable ? `${base} | null` : base
  return wrapper === null ? value : `${wrapper}<${value}>`
}

async function columnsOfStore(): Promise<Columns> {
  const { pool } = await testDatabase()
  const { rows } = await pool.query<CatalogueColumn>(catalogueQuery)
  return new Map(rows.map((row) => [`${row.table}.${row.column}`, inWords(row)]))
}

function columnsOfSource(): Columns {
  const file = join(import.meta.dirname, 'tables.ts')
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const membersOf = (node: ts.Node | undefined): [string, ts.TypeNode][] =>
    shapeOf(node)
      .filter(ts.isPropertySignature)
      .flatMap(({ name, type }) => (type === undefined ? [] : [[name.getText(), type]]))
  const declared = new Map(
    source.statements
      .filter((node) => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
      .map((node) => [node.name.text, node]),
  )
  const columns = membersOf(declared.get('Tables')).flatMap(([table, type]) =>
    membersOf(declared.get(type.getText())).map(([column, columnType]): [string, string] => [
      `${table}.${column}`,
      wordsOf(columnType),
    ]),
  )
  return new Map(columns)
}

function shapeOf(node: ts.Node | undefined): readonly ts.TypeElement[] {
  if (node === undefined) return []
  if (ts.isInterfaceDeclaration(node)) return node.members
  if (ts.isTypeAliasDeclaration(node) && ts.isTypeLiteralNode(node.type)) return node.type.members
  return []
}

const wrappers = ['Generated', 'GeneratedAlways']

/** The type as written, spelt one way; a union of texts counts as text. */
function wordsOf(type: ts.TypeNode): string {
  const parts = ts.isUnionTypeNode(type) ? [...type.types] : [type]
  const isNullable = parts.some((part) => part.getText() === 'null')
  const bases = new Set(parts.filter((part) => part.getText() !== 'null').map(baseOf))
  const [base = 'nothing'] = bases
  return bases.size === 1 ? written(base, isNullable, null) : type.getText()
}

function baseOf(type: ts.TypeNode): string {
  if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) return 'string'
  if (!ts.isTypeReferenceNode(type) || !wrappers.includes(type.typeName.getText())) return type.getText()
  const [inner] = type.typeArguments ?? []
  return `${type.typeName.getText()}<${inner === undefined ? '' : wordsOf(inner)}>`
}

it('the table types say what the store has, column by column', async () => {
  const [source, store] = [columnsOfSource(), await columnsOfStore()]
  const names = [...new Set([...source.keys(), ...store.keys()])].sort()
  const differences = names
    .filter((name) => source.get(name) !== store.get(name))
    .map(
      (name) =>
        `${name}: ${source.get(name) ?? 'absent'} in tables.ts, ${store.get(name) ?? 'absent'} in the store`,
    )
  expect(differences).toEqual([])
  expect(source.size).toBeGreaterThan(0)
})
