import { beforeAll, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { anActor } from '../../test/worlds/an-actor.ts'
import { anOpenReturn, typed, type OpenReturn } from '../../test/worlds/an-open-return.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { save, step, walkTo } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { listLatest } from '../record/audit.sql.ts'
import type { Entry } from '../record/entry.ts'
import type { Actor } from '../rights/actor.ts'
import { steps, type Hands, type ReturnState, type Step } from './transitions.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const entriesOf = ({ place }: OpenReturn): Promise<Entry[]> =>
  readTenant(app.db, place.id, (trx) => listLatest(trx, 1_000_000, 100))

type Post = 'collator' | 'director' | 'team' | 'councillor' | 'auditor' | 'neighbour'

type Table = Readonly<Partial<Record<ReturnState, Readonly<Record<Post, string>>>>>

/**
 * Reviewed by a person: what comes of each step, for each post. `collator` and `director` are of the department,
 * `neighbour` is the collator of another one. A state: it goes there; `x`: not with the return as it stands;
 * `no`: not allowed; `?`: there is no such return for this reader; `!`: it is not in order.
 */
const ofTwo: Table = {
  //              save     submit    certify   query   accept   reopen
  open: {
    collator: '    draft    !         x         x       x        x',
    director: '    draft    !         x         x       x        x',
    team: '        no       no        x         x       x        x',
    auditor: '     no       no        x         x       x        x',
    councillor: '  ?        ?         ?         ?       ?        ?',
    neighbour: '   ?        ?         ?         ?       ?        ?',
  },
  draft: {
    collator: '    draft    submitted x         x       x        x',
    director: '    draft    submitted x         x       x        x',
    team: '        no       no        x         x       x        x',
    auditor: '     no       no        x         x       x        x',
    councillor: '  ?        ?         ?         ?       ?        ?',
    neighbour: '   ?        ?         ?         ?       ?        ?',
  },
  submitted: {
    collator: '    x        x         x         no      no       x',
    director: '    x        x         x         queried accepted x',
    team: '        x        x         x         queried accepted x',
    auditor: '     x        x         x         no      no       x',
    councillor: '  ?        ?         ?         ?       ?        ?',
    neighbour: '   ?        ?         ?         ?       ?        ?',
  },
  queried: {
    collator: '    queried  submitted x         x       x        x',
    director: '    queried  submitted x         x       x        x',
    team: '        no       no        x         x       x        x',
    auditor: '     no       no        x         x       x        x',
    councillor: '  ?        ?         ?         ?       ?        ?',
    neighbour: '   ?        ?         ?         ?       ?        ?',
  },
  accepted: {
    collator: '    x        x         x         x       x        no',
    director: '    x        x         x         x       x        no',
    team: '        x        x         x         x       x        reopened',
    auditor: '     x        x         x         x       x        no',
    councillor: '  ?        ?         ?         ?       ?        ?',
    neighbour: '   ?        ?         ?         ?       ?        ?',
  },
  reopened: {
    collator: '    reopened submitted x         x       x        x',
    director: '    reopened submitted x         x       x        x',
    team: '        no       no        x         x       x        x',
    auditor: '     no       no        x         x       x        x',
    councillor: '  ?        ?         ?         ?       ?        ?',
    neighbour: '   ?        ?         ?         ?       ?        ?',
  },
}
/** The same where three hands sign; what is not here is as with two. */
const ofThree: Table = {
  //              save     submit    certify   query   accept   reopen
  submitted: {
    collator: '    x        x         no        no      x        x',
    director: '    x        x         certified queried x        x',
    team: '        x        x         no        queried x        x',
    auditor: '     x        x         no        no      x        x',
    councillor: '  ?        ?         ?         ?       ?        ?',
    neighbour: '   ?        ?         ?         ?       ?        ?',
  },
  certified: {
    collator: '    x        x         x         no      no       x',
    director: '    x        x         x         queried no       x',
    team: '        x        x         x         queried accepted x',
    auditor: '     x        x         x         no      no       x',
    councillor: '  ?        ?         ?         ?       ?        ?',
    neighbour: '   ?        ?         ?         ?       ?        ?',
  },
}
const signs: Readonly<Record<string, string>> = {
  conflict: 'x',
  'not-allowed': 'no',
  'not-found': '?',
  invalid: '!',
}

async function worldIn(
  state: ReturnState,
  hands: Hands,
): Promise<{ world: OpenReturn; posts: Record<Post, Actor> }> {
  const world = await anOpenReturn(app, undefined, undefined, hands)
  const other = await aDepartment(app, world.place.id)
  await walkTo(world, state)
  const { collator, director, team, place } = world
  return {
    world,
    posts: {
      collator,
      director,
      team,
      councillor: await anActor(app, place.id, 'councillor'),
      auditor: await anActor(app, place.id, 'auditor'),
      neighbour: await anActor(app, place.id, 'collator', other.id),
    },
  }
}

async function outcome(world: OpenReturn, actor: Actor, name: Step): Promise<string> {
  const result =
    name === 'save'
      ? await save(world, actor, [typed('38.3')])
      : await step(world, actor, name, { comment: 'Is this since April?' })
  return isRefusal(result) ? (signs[result.refused] ?? result.refused) : result.state
}

interface Case {
  readonly state: ReturnState
  readonly hands: Hands
  readonly rows: Readonly<Record<Post, string>>
}
const casesOf = (table: Table, hands: Hands): Case[] =>
  Object.entries(table).map(([state, rows]) => ({ state: state as ReturnState, hands, rows }))

describe.each([...casesOf(ofTwo, 2), ...casesOf(ofThree, 3)])(
  'a return that is $state, of $hands hands',
  ({ state, hands, rows }) => {
    it('takes the steps of the table, by whom it says, and no other', async () => {
      let made = await worldIn(state, hands)
      for (const [post, row] of Object.entries(rows) as [Post, string][]) {
        const expected = row.trim().split(/\s+/)
        const found: string[] = []
        for (const name of steps) {
          const before = await entriesOf(made.world)
          const went = await outcome(made.world, made.posts[post], name)
          found.push(went)
          if (went.length > 2) made = await worldIn(state, hands)
          else expect(await entriesOf(made.world)).toEqual(before)
        }
        expect([post, ...found]).toEqual([post, ...expected])
      }
    })
  },
)
