import type { LineFinding } from '../kernel/finding.ts'
import { mayBeCode } from './code-in-file.ts'
import { longest } from './check-values.ts'
import { isPolarityWord } from './definitions-in-file.ts'
import { SpeltCodes } from './spelt-codes.ts'
import type { ValueColumn, ValuesRow } from './values-file.ts'

export type DefinitionCode =
  | 'indicator-blank'
  | 'code-unfit'
  | 'code-respelt'
  | 'code-taken'
  | 'definition-twice'
  | 'polarity-unknown'
  | 'text-too-long'

/** What is wrong with the rows of a list of indicators, one after the other. */
export class DefinitionsCheck {
  readonly #codes = new SpeltCodes()
  readonly #lines = new Map<string, number>();

  *check(rows: Iterable<ValuesRow>): Generator<LineFinding<DefinitionCode>> {
    for (const row of rows) yield* this.#checkRow(row)
  }

  *#checkRow({ line, cells }: ValuesRow): Generator<LineFinding<DefinitionCode>> {
    const at = (
      field: ValueColumn,
      code: DefinitionCode,
      severity: LineFinding['severity'] = 'error',
      args: LineFinding['args'] = {},
    ) => ({ line, field, code, severity, args, value: (cells[field] ?? '').slice(0, 200) }) as const
    const said: LineFinding<DefinitionCode>[] = []
    const text = cells.indicator_code ?? ''
    const code = this.#codes.of(text, ({ code: what, spelt }) =>
      said.push(at('indicator_code', what, what === 'code-taken' ? 'error' : 'note', { spelt })),
    )
    const first = this.#lines.get(code)
    if (text === '') yield at('indicator_code', 'indicator-blank')
    else if (!mayBeCode(code)) yield at('indicator_code', 'code-unfit')
    else if (said.length === 0 && first !== undefined)
      yield at('indicator_code', 'definition-twice', 'note', { first })
    this.#lines.set(code, first ?? line)
    yield* said
    for (const column of ['title', 'definition', 'source'] as const) {
      const most = longest[column]
      if ((cells[column] ?? '').length > most) yield at(column, 'text-too-long', 'error', { most })
    }
    if (!isPolarityWord(cells.polarity ?? '')) yield at('polarity', 'polarity-unknown', 'note')
  }
}
