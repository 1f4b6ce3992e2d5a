/** Bytes of one piece of store. */
const size = 2 ** 20

/**
 * Many short texts in few bytes, each found again by where it lies. They grow piece by piece and are never copied: a copy
 * twice as long would have to stand beside the old one.
 */
export class PackedTexts {
  readonly #pieces: Buffer[] = []
  /** Bytes used of the last piece. */
  #used = size

  /** Where the text lies, and its length in bytes. Throws a RangeError for one longer than a megabyte. */
  add(text: string): { readonly at: number; readonly length: number } {
    const length = Buffer.byteLength(text)
    if (length > size) throw new RangeError(`a text of ${length} bytes is longer than ${size}`)
    if (this.#used + length > size) {
      this.#pieces.push(Buffer.alloc(size))
      this.#used = 0
    }
    const at = (this.#pieces.length - 1) * size + this.#used
    this.#pieces.at(-1)?.write(text, this.#used)
    this.#used += length
    return { at, length }
  }

  at(at: number, length: number): string {
    const from = at % size
    return this.#pieces[Math.floor(at / size)]?.toString('utf8', from, from + length) ?? ''
  }
}
