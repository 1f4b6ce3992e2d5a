/**
 * Calls `onGone` once when the process that started us has ended. npm dies of SIGTERM and of kill -9 without
 * passing anything on to the script it runs; the only sign is that we have been given another parent.
 */
export function whenParentGone(onGone: () => void): void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    onGone()
  }, 250)
  timer.unref()
}
