export const organisationKinds = ['partner', 'directorate', 'department', 'division', 'group'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export const sectors = ['public', 'private', 'community'] as const
export type Sector = (typeof sectors)[number]

/** A partner, or a part of one. Days are `YYYY-MM-DD`; the day on which it closed is its last. */
export interface Organisation {
  readonly id: number
  /** Never changed: addresses, files and the record name the organisation by it. */
  readonly code: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly sector: Sector
  readonly parentId: number | null
  /** Code of the organisation that it is part of. */
  readonly partOf: string | null
  readonly openedOn: string | null
  readonly closedOn: string | null
  /** Counts its changes, so that of two editors the second is told. */
  readonly version: number
}

export function isOrganisationKind(text: string): text is OrganisationKind {
  return (organisationKinds as readonly string[]).includes(text)
}

export function isSector(text: string): text is Sector {
  return (sectors as readonly string[]).includes(text)
}
