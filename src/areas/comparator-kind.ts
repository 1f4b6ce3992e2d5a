import { kindOfCode } from './kind-of-code.ts'

/** What a place is held against, told by the kind of the area, or by its official code where the kind is not known. */
export function comparatorKind({ code, kind }: { code: string; kind: string }): 'region' | 'nation' | null {
  if (kind === 'country' || (kind === '' && /^([EWSN]92|K0)/.test(code))) return 'nation'
  if (kind === 'region' || (kind === '' && code.startsWith('E12'))) return 'region'
  return null
}

type Placed = { readonly code: string; readonly kind: string; readonly parentCode: string | null }

/**
 * Finds the nation or the region that a place lies in; where nobody has said in which it lies, the only one there is, or
 * the only one of the nation that its official code begins with; of several none.
 */
export function comparatorsAmong<Place extends Placed>(
  areas: readonly Place[],
  wanted: 'region' | 'nation',
): (areaCode: string) => Place | undefined {
  const byCode = new Map(areas.map((area) => [area.code, area]))
  const all = areas.filter((area) => comparatorKind(area) === wanted)
  return (areaCode) => {
    const seen = new Set<string>()
    for (let at = byCode.get(areaCode); at && !seen.has(at.code); at = byCode.get(at.parentCode ?? '')) {
      seen.add(at.code)
      if (at.code !== areaCode && comparatorKind(at) === wanted) return at
    }
    const others = all.filter(({ code }) => code !== areaCode)
    const initial = kindOfCode(areaCode) === null ? null : areaCode.slice(0, 1)
    const ofNation = others.filter(({ code }) => initial !== null && code.startsWith(initial))
    const [only, ...more] = ofNation.length > 0 ? ofNation : others
    return more.length === 0 ? only : undefined
  }
}

export function comparatorOf<Place extends Placed>(
  areas: readonly Place[],
  areaCode: string,
  wanted: 'region' | 'nation',
): Place | undefined {
  return comparatorsAmong(areas, wanted)(areaCode)
}
