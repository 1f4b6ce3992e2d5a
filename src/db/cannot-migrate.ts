/** The store is not at the level of this version and cannot be brought there; the message is a sentence. */
export class CannotMigrate extends Error {
  override readonly name = 'CannotMigrate'
}
