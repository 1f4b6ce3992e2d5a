import type { Change } from '../record/make-change.action.ts'
import { insertArea, listAreas, nameHomeArea } from '../figures/area.sql.ts'
import type { DefinitionsInFile } from './definitions-in-file.ts'
import { insertIndicators, listIndicatorKinds } from '../figures/indicator.sql.ts'

/** Codes of what a file defined that was not there yet. */
export interface Created {
  readonly indicators: readonly string[]
  readonly areas: readonly string[]
}

/** Makes the indicators and areas that the file speaks of and the place does not know; what it knows stays as it is. */
export async function createMissing(
  change: Change,
  as: string,
  defined: DefinitionsInFile,
  source: string,
): Promise<Created> {
  const inFile = defined.indicators
  const known = await listIndicatorKinds(change.trx, [...inFile.keys()])
  const indicators = [...inFile.values()].filter(({ code }) => !known.has(code) && mayBeCode.test(code))
  await insertIndicators(
    change.trx,
    change.tenantId,
    indicators.map((indicator) => ({
      ...indicator,
      source: indicator.source || source,
      definition: '',
      recordedHow: '',
      tolerance: null,
      ruleFamily: null,
      isKey: true,
      baseline: '',
      ownerPost: '',
      organisationId: null,
    })),
  )
  const knownAreas = new Set(
    (await listAreas(change.trx, [...defined.areas.keys()])).map((area) => area.code),
  )
  const areas = [...defined.areas].filter(([code]) => !knownAreas.has(code) && code.length <= 40)
  for (const [code, name] of areas) await insertArea(change.trx, change.tenantId, { code, name, kind: '' })
  const [home] = areas
  if (home) await nameHomeArea(change.trx, change.tenantId, home[0])
  const created = { indicators: indicators.map(({ code }) => code), areas: areas.map(([code]) => code) }
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

/** What the store can hold as the code of an indicator; any other is reported as unknown. */
const mayBeCode = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/
