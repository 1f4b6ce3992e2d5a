import { isDay } from '../kernel/day.ts'
import type { Finding } from '../kernel/finding.ts'
import { problem } from '../organisations/problems.ts'
import { isAreaKind, type WholeArea } from './area.ts'
import { codesWithin } from './area-tree.ts'
import { kindOfCode } from './kind-of-code.ts'

/** What is typed of an area. A kind left empty is told by its code, where that is official. */
export interface AreaForm {
  readonly code: string
  readonly name: string
  readonly kind: string
  /** Code of the area that it lies in; '' for none. */
  readonly partOf: string
  /** '' where nobody knows. */
  readonly startsOn: string
}

/** Words of addresses that no area can have for a code. */
const reserved: readonly string[] = ['new']
const codeForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/
/** Begins as an official code does. */
const officialStart = /^[EWSNK]\d{4,}$/

/** The kind that was typed, or that the code says. */
export const kindOf = ({ code, kind }: Pick<AreaForm, 'code' | 'kind'>): string =>
  kind === '' ? (kindOfCode(code) ?? '') : kind

export function* checkNewArea(form: AreaForm, all: readonly WholeArea[]): Generator<Finding> {
  yield* checkCode(form.code, all)
  yield* checkArea(form, all)
}

function* checkCode(code: string, all: readonly WholeArea[]): Generator<Finding> {
  const taken = all.find((area) => area.code === code)
  if (!codeForm.test(code)) yield problem('code', code === '' ? 'code-missing' : 'code-form')
  else if (reserved.includes(code)) yield problem('code', 'code-reserved', { code })
  else if (officialStart.test(code) && code.length !== 9)
    yield problem('code', 'code-length', { code, length: code.length })
  if (taken) yield problem('code', 'code-taken', { code, name: taken.name })
}

/** All that is wrong with what is said of an area, in the order of the form. `all` holds it as it stands, if it does. */
export function* checkArea(form: AreaForm, all: readonly WholeArea[]): Generator<Finding> {
  const { code, name, partOf, startsOn } = form
  const kind = kindOf(form)
  const official = kindOfCode(code)
  if (name === '') yield problem('name', 'name-missing')
  if (name.length > 200) yield problem('name', 'name-too-long')
  if (!isAreaKind(kind)) yield problem('kind', 'kind-missing')
  else if (official !== null && kind !== official)
    yield problem('kind', 'kind-not-of-code', { code, official })
  yield* checkParent(code, partOf, all)
  const endsOn = all.find((area) => area.code === code)?.endsOn ?? null
  if (startsOn !== '' && !isDay(startsOn)) yield problem('startsOn', 'starts-form')
  else if (startsOn !== '' && endsOn !== null && startsOn > endsOn)
    yield problem('startsOn', 'starts-after-end', { endsOn })
}

/** An area lies in one that is there and still in force, and never in itself or in what lies in it. */
function* checkParent(code: string, partOf: string, all: readonly WholeArea[]): Generator<Finding> {
  if (partOf === '') return
  const parent = all.find((area) => area.code === partOf)
  const own = all.find((area) => area.code === code)
  if (!parent) yield problem('partOf', 'parent-not-found', { code: partOf })
  else if (parent.code === code) yield problem('partOf', 'parent-itself')
  else if (codesWithin(all, code).has(parent.code))
    yield problem('partOf', 'parent-below', { parent: parent.name })
  else if (parent.endsOn !== null && own?.parentCode !== partOf)
    yield problem('partOf', 'parent-ended', { name: parent.name, endsOn: parent.endsOn })
}

/** What an area is closed with. */
export interface ClosingForm {
  readonly endsOn: string
  /** Codes of what it became. */
  readonly replacedBy: readonly string[]
}

export function* checkAreaClosing(
  form: ClosingForm,
  area: WholeArea,
  all: readonly WholeArea[],
  { today, homeCode }: { readonly today: string; readonly homeCode: string | null },
): Generator<Finding> {
  const { endsOn, replacedBy } = form
  if (!isDay(endsOn)) yield problem('endsOn', 'ends-form')
  else if (endsOn > today) yield problem('endsOn', 'ends-later')
  else if (area.startsOn !== null && endsOn < area.startsOn)
    yield problem('endsOn', 'ends-before-start', { startsOn: area.startsOn })
  if (area.code === homeCode) yield problem('endsOn', 'ends-home', { name: area.name })
  const below = all.filter(({ parentCode, endsOn: ended }) => parentCode === area.code && ended === null)
  if (below.length > 0)
    yield problem('endsOn', 'areas-below', {
      name: area.name,
      listed: below
        .slice(0, 5)
        .map(({ name }) => name)
        .join('; '),
      more: Math.max(0, below.length - 5),
    })
  for (const code of replacedBy) {
    const successor = all.find((one) => one.code === code)
    if (!successor) yield problem('replacedBy', 'successor-not-found', { code })
    else if (code === area.code) yield problem('replacedBy', 'successor-itself')
    else if (successor.endsOn !== null && successor.endsOn <= endsOn)
      yield problem('replacedBy', 'successor-ended', { name: successor.name, endsOn: successor.endsOn })
  }
}
