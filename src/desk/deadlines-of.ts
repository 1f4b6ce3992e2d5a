import type { Deadline } from './calendar-file.ts'
import type { Task, TaskKind } from './my-tasks.ts'

/** Tasks whose day is a deadline; the others only wait. */
const withDeadline: ReadonlySet<TaskKind> = new Set([
  'fill',
  'send',
  'answer',
  'certify',
  'sign-off',
  'review',
])

/** What needs somebody by a day, as days of a calendar; `base` is the whole address of the place. */
export function deadlinesOf(
  tasks: readonly Task[],
  base: string,
  titleOf: (task: Task) => string,
): Deadline[] {
  const { hostname, pathname } = new URL(base)
  return tasks
    .filter(({ kind }) => withDeadline.has(kind))
    .map((task) => ({
      // By what it is about, not by what is to be done: a return that comes back is the same day in the calendar.
      uid: `${`${pathname}${task.href}`
        .replace(/\/sign-off$/, '')
        .replace(/[^\w-]+/g, '.')
        .slice(1)}@${hostname}`,
      on: task.dueOn,
      title: titleOf(task),
      href: `${base}${task.href}`,
    }))
}
