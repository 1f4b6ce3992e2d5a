import type { App } from '../../src/db/app.ts'
import { setFormula } from '../../src/derived/set-formula.action.ts'
import type { Actor } from '../../src/rights/actor.ts'
import { done } from './builder.ts'

/** Gives an indicator its first formula, or the one after `seen`. */
export async function aFormula(
  app: Pick<App, 'db'>,
  team: Actor,
  code: string,
  formula: string,
  seen = 0,
): Promise<void> {
  done(await setFormula(app, team, code, { formula, reason: 'Agreed' }, seen))
}
