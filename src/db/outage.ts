/** Codes of a database that is stopped, starting, or has no room left: the fault is not in what was asked. */
const outages: readonly unknown[] = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  '57P01',
  '57P02',
  '57P03',
  '53100',
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
