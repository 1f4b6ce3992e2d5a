import type { TwoSides } from './two-sides.ts'

type Boxes = Readonly<Record<string, string>>

const byTeam = (path: string, boxes: Boxes | ((world: TwoSides) => Promise<Boxes>)) => ({
  as: 'team' as const,
  done: 303 as const,
  make: async (world: TwoSides) => ({
    path: `/${world.place.shortName}${path}`,
    boxes: typeof boxes === 'function' ? await boxes(world) : boxes,
  }),
})

/** The own indicator as a row of the register is chosen: with the version that it has now. */
async function chosen({ app, own }: TwoSides): Promise<string> {
  const { rows } = await app.db.pool.query<{ version: number }>(
    'select version from indicator where id = $1',
    [own.indicator.id],
  )
  return `${own.indicator.code}/${rows[0]?.version}`
}
const held = 'A post that is held'

/** The forms of sets and of the register, each filled in as it should be, in an order in which each can be sent. */
export const setChanges = {
  'POST /[place]/sets/new?/add': byTeam('/sets/new?/add', {
    name: 'A new set',
    kind: 'local',
    source: '',
    code: 'added-set',
  }),
  'POST /[place]/sets/new?/load': byTeam('/sets/new?/load', { pack: 'laa-statutory-2008' }),
  'POST /[place]/sets/[set]?/add': byTeam('/sets/added-set?/add', ({ own }) =>
    Promise.resolve({ codes: own.indicator.code, startsOn: '', endsOn: '' }),
  ),
  'POST /[place]/sets/[set]?/checked': byTeam('/sets/LAA-statutory?/checked', { chosen: 'NI72', lastOn: '' }),
  'POST /[place]/sets/[set]?/end': byTeam('/sets/added-set?/end', ({ own }) =>
    Promise.resolve({ chosen: own.indicator.code, lastOn: '2008-12-31' }),
  ),
  'POST /[place]/sets/[set]/edit': byTeam('/sets/added-set/edit', {
    name: 'Renamed',
    kind: 'floor',
    source: 'A decision',
    version: '1',
  }),
  'POST /[place]/indicators?/owner': byTeam('/indicators?/owner', async (world) => ({
    chosen: await chosen(world),
    newOwner: held,
    newSet: '',
  })),
  'POST /[place]/indicators?/set': byTeam('/indicators?/set', async (world) => ({
    chosen: await chosen(world),
    newOwner: '',
    newSet: 'added-set',
  })),
}
