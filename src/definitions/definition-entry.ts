import type { DefinedFacts } from './read-definition.ts'

/** Codes and posts that stand for ids in the record. */
export interface Names {
  readonly organisation: string | null
  readonly collator: string | null
  readonly responsible: string | null
}

/** A definition as the record of changes keeps it, without its code. */
export function definitionEntry(
  facts: Omit<DefinedFacts, 'code'>,
  { organisation, collator, responsible }: Names,
) {
  const { tolerance } = facts
  return {
    title: facts.title,
    definition: facts.definition,
    source: facts.source,
    recordedHow: facts.recordedHow,
    kind: facts.kind,
    levels: [...facts.levels],
    unit: facts.unit,
    decimals: facts.decimals,
    polarity: facts.polarity,
    overTime: facts.overTime,
    overAreas: facts.overAreas,
    periodKind: facts.periodKind,
    lagMonths: facts.lagMonths,
    ownTolerance: tolerance && `${tolerance.value}${tolerance.kind === 'pct' ? '%' : ''}`,
    ruleFamily: facts.ruleFamily,
    isKey: facts.isKey,
    baseline: facts.baseline,
    baselineOwner: facts.baselineOwner,
    baselineDueOn: facts.baselineDueOn,
    owners: [...facts.owners],
    organisation,
    collator,
    responsible,
  }
}

/** The fields of one side that the other does not have alike. */
export function differing<Entry extends object>(one: Entry, other: Entry): Partial<Entry> {
  const same = (key: keyof Entry): boolean => JSON.stringify(one[key]) === JSON.stringify(other[key])
  return Object.fromEntries(
    Object.entries(one).filter(([key]) => !same(key as keyof Entry)),
  ) as Partial<Entry>
}
