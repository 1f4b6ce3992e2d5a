import { isPackage, walkPackage, type PackageFault, type PackageLimits } from './walk-package.ts'

/** Why a workbook is not opened; each has its sentence. */
export type WorkbookRefusal =
  'workbook-macros' | 'workbook-locked' | 'workbook-bomb' | 'workbook-broken' | 'workbook-too-heavy'

/** What a workbook of figures may hold, far above any that people make. */
export type WorkbookLimits = PackageLimits
export const workbookLimits: WorkbookLimits = { parts: 2_000, partBytes: 100_000_000, bytes: 150_000_000 }

/** An .xls file is told from one with a password only by what is inside: the sentence speaks of both. */
const refusals: Readonly<Record<PackageFault, WorkbookRefusal>> = {
  macros: 'workbook-macros',
  locked: 'workbook-locked',
  old: 'workbook-locked',
  bomb: 'workbook-bomb',
  broken: 'workbook-broken',
}

/** Unpacks a workbook once without keeping anything. Null: it may be read. */
export function checkWorkbook(
  bytes: Uint8Array,
  limits: WorkbookLimits = workbookLimits,
): WorkbookRefusal | null {
  const walked = walkPackage(bytes, limits)
  if (typeof walked === 'string') return refusals[walked]
  return walked.has('xl/workbook.xml') ? null : 'workbook-broken'
}

/** Whether the bytes are those of a workbook, or of anything in its kinds of container. */
export const isWorkbook = isPackage
