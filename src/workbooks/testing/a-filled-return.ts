import { aTarget } from '../../../test/worlds/an-indicator.ts'
import { importText } from '../../../test/worlds/an-import.ts'
import { anOpenReturn, returnNow, theQuarter, type OpenReturn } from '../../../test/worlds/an-open-return.ts'
import { done } from '../../../test/worlds/builder.ts'
import { homeArea } from '../../../test/worlds/new-tenant.ts'
import type { App } from '../../db/app.ts'
import { readTenant } from '../../db/tenant.ts'
import { periodSlug } from '../../kernel/period-words.ts'
import { shift } from '../../kernel/period.ts'
import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import type { StoredLine } from '../../returns/return.ts'
import { listLines } from '../../returns/return.sql.ts'
import type { Actor } from '../../rights/actor.ts'
import { issueWorkbook, type ReturnAt } from '../issue-workbook.action.ts'
import { takeWorkbook, type WorkbookTaken } from '../take-workbook.action.ts'

/** A return of three lines: a percentage with past figures and a target, a count of jobs, and a yes or no. */
export async function aReturnOfThree(app: App): Promise<OpenReturn> {
  const world = await anOpenReturn(app, [
    { title: 'Household waste recycled' },
    { title: 'Jobs created', unit: 'jobs', kind: 'flow', decimals: 0 },
    { title: 'Plan adopted', unit: '', kind: 'yes-no', decimals: 0 },
  ])
  const [first] = world.indicators
  if (!first) throw new Error('the return has no line')
  const rows = ['36.1', '37.4'].map(
    (value, i) => `${first.code},${homeArea},${periodSlug(shift(theQuarter, i - 2))},${value}`,
  )
  done(await importText(app, world.place.id, ['indicator_code,area_code,period,value', ...rows].join('\n')))
  await aTarget(app, world.place.id, first, theQuarter, '30')
  return world
}

export const atOf = ({ place, at }: OpenReturn): ReturnAt => ({ ...at, place })

/** The workbook of the return as it stands, made for its collator. */
export async function workbookOf(world: OpenReturn): Promise<Uint8Array> {
  return done(await issueWorkbook(world.app, world.collator, atOf(world), 'en')).bytes
}

export async function sendBack(
  world: OpenReturn,
  bytes: Uint8Array,
  actor: Actor = world.collator,
): Promise<WorkbookTaken | Refusal> {
  return takeWorkbook(world.app, actor, atOf(world), { name: 'return.xlsx', bytes })
}

/** What the store holds of each line, in their order. */
export async function linesOf(world: OpenReturn): Promise<StoredLine[]> {
  const { id } = await returnNow(world, world.team)
  return readTenant(world.app.db, world.place.id, (trx) => listLines(trx, id))
}

/** The one finding for which a workbook was not taken, and its arguments. */
export function whyNot(result: WorkbookTaken | Refusal): string {
  if (!isRefusal(result)) throw new Error('the workbook was taken')
  return result.findings[0]?.code ?? result.why
}
