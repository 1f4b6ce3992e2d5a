import type { Change } from '../record/make-change.action.ts'
import { insertArea, listAreas, nameHomeArea } from '../areas/area.sql.ts'
import { areaFinder } from './areas-in-file.ts'
import { mayBeCode } from './code-in-file.ts'
import type { Created } from './created.ts'
import type { DefinitionsInFile } from './definitions-in-file.ts'
import { listIndicatorKinds } from '../figures/indicator.sql.ts'
import { oldCodes } from './old-codes.action.ts'
import { insertIndicators } from '../figures/insert-indicator.sql.ts'

export interface CreateAsked {
  /** Where the figures come from, for indicators that do not say so themselves. */
  readonly source: string
  /** Areas that the file has a code for are made too. */
  readonly makesAreas: boolean
  /** Areas as the file calls them, and their codes here. */
  readonly chosenAreas: Readonly<Record<string, string>>
}

/** Makes the indicators and areas that the file speaks of and the place does not know; what it knows stays as it is. */
export async function createMissing(
  change: Change,
  as: string,
  defined: DefinitionsInFile,
  { source, makesAreas, chosenAreas }: CreateAsked,
): Promise<Created> {
  const inFile = defined.indicators
  const known = await listIndicatorKinds(change.trx, [...inFile.keys()])
  const old = await oldCodes(change.trx)
  const indicators = [...inFile.values()].filter(
    ({ code }) => !known.has(code) && !old.has(code) && mayBeCode(code),
  )
  await insertIndicators(
    change.trx,
    change.tenantId,
    indicators.map((indicator) => ({
      ...indicator,
      source: indicator.source || source,
      recordedHow: '',
      tolerance: null,
      ruleFamily: null,
      isKey: true,
      baseline: '',
      organisationId: null,
    })),
  )
  const areas = makesAreas ? await areasToMake(change, defined, chosenAreas) : []
  for (const { code, name } of areas) await insertArea(change.trx, change.tenantId, { code, name, kind: '' })
  const [home] = areas
  if (home) await nameHomeArea(change.trx, change.tenantId, home.code)
  const created = { indicators: indicators.map(({ code }) => code), areas: areas.map(({ code }) => code) }
  if (created.indicators.length + created.areas.length > 0) {
    await change.record({
      as,
      action: 'definitions-imported',
      subjectKind: 'import',
      subject: source,
      after: created,
    })
  }
  return created
}

async function areasToMake(
  change: Change,
  { areas }: DefinitionsInFile,
  chosen: CreateAsked['chosenAreas'],
): Promise<{ readonly code: string; readonly name: string }[]> {
  const areaOf = areaFinder(await listAreas(change.trx), chosen)
  return [...areas]
    .filter(([written, { code }]) => areaOf(written) === null && code !== '' && code.length <= 40)
    .map(([, area]) => area)
}
