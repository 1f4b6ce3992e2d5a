import { types } from 'pg'
import type { CustomTypesConfig } from 'pg'

type Parse = (text: string) => unknown

/** A whole number that a JavaScript number holds exactly; anything beyond is a fault, never a rounded figure. */
export function safeInteger(text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value)) return value
  throw new RangeError(`${text} is beyond the whole numbers that can be held exactly`)
}

// pg's own types list the scalar types alone, and type what comes out as `any`.
const usualParser = types.getTypeParser as (oid: number, format?: 'text' | 'binary') => Parse
const textArray = 1009

const asText: Parse = (text) => text
const parseTexts = usualParser(textArray) as (text: string) => (string | null)[]
const listOf =
  (parse: Parse): Parse =>
  (text) =>
    parseTexts(text).map((item) => (item === null ? null : parse(item)))

// Type numbers of PostgreSQL (pg_type.dat), each with that of its array. A day stays 'YYYY-MM-DD' and a decimal
// stays text: as Date and as binary float they would shift by time zone and by rounding.
const parsers: ReadonlyMap<number, Parse> = new Map([
  [20, safeInteger], // int8
  [1016, listOf(safeInteger)],
  [1700, asText], // numeric
  [1231, listOf(asText)],
  [1082, asText], // date
  [1182, listOf(asText)],
  [1114, asText], // timestamp without time zone
  [1115, listOf(asText)],
  [1186, asText], // interval
])

/** How values come out of the database; for the pool's `types`, so that no other user of `pg` is affected. */
export const valueParsers: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => parsers.get(oid) ?? usualParser(oid, format),
}
