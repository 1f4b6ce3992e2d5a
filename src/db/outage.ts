/** Codes of a database that is stopped, starting, or has no room left: the fault is not in what was asked. */
const outages: readonly unknown[] = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  '57P01',
  '57P02',
  '57P03',
  '53100', // disk full
  '53300',
  '08006',
]

/** Whether something failed because the database does not answer. */
export function isOutage(cause: unknown): cause is Error {
  return (
    cause instanceof Error &&
    (('code' in cause && outages.includes(cause.code)) || /connect|connection/i.test(cause.message))
  )
}

/** The outage is one of room on the disk: what is there can be read, and nothing be saved. */
export function isDiskFull(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === '53100'
}
