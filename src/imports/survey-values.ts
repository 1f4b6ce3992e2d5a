import { DefinitionsInFile } from './definitions-in-file.ts'
import type { ReadingEnd, ValuesReading } from './values-reading.ts'

/** What must be known of a file before the first of its figures is looked at. */
export interface ValuesSurvey extends ReadingEnd {
  readonly rows: number
  readonly definitions: DefinitionsInFile
}

export async function surveyValues(reading: ValuesReading): Promise<ValuesSurvey> {
  const definitions = new DefinitionsInFile()
  let rows = 0
  for await (const portion of reading.portions) {
    for (const row of portion) definitions.add(row)
    rows += portion.length
  }
  return { rows, definitions, ...reading.end() }
}
