const minute = 60_000

/** When a message is tried again that has been tried so often: after 1, 2, 4 … minutes, and from then on every 15. */
export function nextTry(attempts: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(15, 2 ** Math.max(0, attempts - 1)) * minute)
}

/** How long the worker lets a mail server rest that has failed so often in a row: 5, 10, 20 … seconds, two minutes at most. */
export function restOfServer(failures: number): number {
  return Math.min(120_000, 5_000 * 2 ** Math.max(0, failures - 1))
}
