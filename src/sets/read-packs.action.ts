import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from '@hono/zod-openapi'
import { parse } from 'csv-parse/sync'
import { measureKinds, polarities } from '../figures/indicator.ts'
import { isDay } from '../kernel/day.ts'
import { isPeriodKind } from '../kernel/period.ts'
import type { Pack, PackIndicator } from './pack.ts'
import { setKinds } from './set.ts'

const folder = join(import.meta.dirname, '../../packs')
const day = z.string().refine((text) => text === '' || isDay(text))

const packRow = z.object({
  pack: z.string(),
  title: z.string(),
  set_code: z.string(),
  set_name: z.string(),
  kind: z.enum(setKinds),
  starts_on: day,
  ends_on: day,
  members: z.string(),
  facts: z.string(),
  source: z.string(),
})
const memberRow = z.object({ code: z.string(), standing: z.string().optional(), source: z.string() })
const factRow = z.object({
  code: z.string(),
  title: z.string(),
  title_is: z.enum(['checked', 'to be checked']),
  polarity: z.enum(polarities),
  kind: z.enum(measureKinds),
  unit: z.string(),
  decimals: z.coerce.number().int(),
  period_kind: z.string().refine(isPeriodKind),
})

/** The packs that come with the product. What they say is data of the files in `packs/`; a line that was dropped is left out. */
export async function readPacks(): Promise<Pack[]> {
  const packs: Pack[] = []
  for (const row of await table('packs.csv', packRow)) {
    const facts = new Map((await table(row.facts, factRow)).map((one) => [one.code, one]))
    const members = (await table(row.members, memberRow)).filter(({ standing }) => standing !== 'dropped')
    packs.push({
      name: row.pack,
      title: row.title,
      set: { code: row.set_code, name: row.set_name, kind: row.kind },
      spell: { startsOn: row.starts_on || null, endsOn: row.ends_on || null },
      source: row.source,
      indicators: members.map(({ code, source }): PackIndicator => {
        const fact = facts.get(code)
        if (!fact) throw new Error(`${row.members} names ${code}, of which ${row.facts} says nothing`)
        const { title, title_is, polarity, kind, unit, decimals, period_kind: periodKind } = fact
        const isTitleUnchecked = title_is === 'to be checked'
        return { code, title, isTitleUnchecked, polarity, kind, unit, decimals, periodKind, source }
      }),
    })
  }
  return packs
}

async function table<Row extends z.ZodType>(file: string, row: Row): Promise<z.output<Row>[]> {
  return z.array(row).parse(parse(await readFile(join(folder, file)), { columns: true, bom: true }))
}
