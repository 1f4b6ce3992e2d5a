/** Rows of one piece of store. */
const size = 2 ** 15

/** Rows of whole numbers from 0 to 4,294,967,295, four bytes each; they grow piece by piece and are never copied. */
export class PackedRows {
  readonly #width: number
  readonly #pieces: Uint32Array[] = []
  #length = 0

  constructor(width: number) {
    this.#width = width
  }

  get length(): number {
    return this.#length
  }

  /** Adds a row and answers its number. Numbers that are left out are 0. */
  add(numbers: readonly number[]): number {
    const at = this.#length % size
    if (at === 0) this.#pieces.push(new Uint32Array(size * this.#width))
    this.#pieces.at(-1)?.set(numbers, at * this.#width)
    this.#length += 1
    return this.#length - 1
  }

  at(row: number, field: number): number {
    return this.#pieces[Math.floor(row / size)]?.[(row % size) * this.#width + field] ?? 0
  }

  set(row: number, field: number, number: number): void {
    const piece = this.#pieces[Math.floor(row / size)]
    if (piece) piece[(row % size) * this.#width + field] = number
  }
}
