/** The store cannot be started; the message is a sentence for the person at the keyboard. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}
