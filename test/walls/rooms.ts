/**
 * The folders of `src/`, lowest first. A folder sees what is printed above it and nothing below: when two rooms
 * want each other, the view they share becomes a later room.
 */
const foundations = ['kernel', 'stats', 'charts', 'db', 'paper', 'ui'] as const

/** Rooms, in the order of the house: each sees the foundations and the rooms printed before it. */
const rooms = [
  'record',
  'rights',
  'places',
  'api',
  'files',
  'organisations',
  'people',
  'bodies',
  'credentials',
  'mail',
  'accounts',
  'formulas',
  'areas',
  'plans',
  'figures',
  'sets',
  'definitions',
  'quality',
  'derived',
  'imports',
  'indicators',
  'targets',
  'performance',
  'comparisons',
  'register',
  'scorecards',
  'risks',
  'initiatives',
  'links',
  'reminders',
  'stand-ins',
  'returns',
  'extensions',
  'workbooks',
  'grids',
  'deadlines',
  'thread',
  'reviews',
  'boards',
  'observatory',
  'templates',
] as const

/** The top of the house sees every room. */
const tops = ['reports', 'publishing', 'desk'] as const

const sight: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  stats: [],
  charts: ['kernel'],
  db: ['kernel'],
  paper: ['kernel', 'charts'],
  ui: ['kernel'],
  ...Object.fromEntries(rooms.map((room, i) => [room, [...foundations, ...rooms.slice(0, i)]])),
  reports: [...foundations, ...rooms, ...tops],
  publishing: [...foundations, ...rooms, ...tops],
  desk: [...foundations, ...rooms, ...tops],
  routes: [...foundations, ...rooms, ...tops],
  entry: [...foundations, ...rooms, ...tops],
}

/** Whether a folder of `src/` may import from another; every folder sees itself. */
export function sees(from: string, to: string): boolean {
  return from === to || (sight[from]?.includes(to) ?? false)
}

/** Whether the house has a place for this folder. */
export function isKnown(folder: string): boolean {
  return Object.hasOwn(sight, folder)
}
