export interface Delegation {
  /** By indicator code: who fills the line in from now on; null: whoever sends the return. Others stay as they are. */
  readonly owners: ReadonlyMap<string, number | null>
  /** Who filled each when the form was shown; left out: whoever it is, is meant to be changed. */
  readonly seen?: ReadonlyMap<string, number | null>
  /** Of the return, where nothing at all may have changed since. */
  readonly version?: number
}
