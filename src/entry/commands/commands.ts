import { assessCommand } from './assess.ts'
import { backupCommand, restoreCommand } from './backup.ts'
import type { Command } from './command.ts'
import { doctorCommand } from './doctor.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { personDataCommand } from './person-data.ts'
import { reportCommand } from './report.ts'
import { startCommand } from './start.ts'
import { userCommand } from './user.ts'
import { verifyCommand } from './verify.ts'

/** Every command by its name. */
export const commands: Readonly<Record<string, Command>> = {
  start: startCommand,
  import: importCommand,
  export: exportCommand,
  assess: assessCommand,
  report: reportCommand,
  verify: verifyCommand,
  backup: backupCommand,
  restore: restoreCommand,
  user: userCommand,
  'person-data': personDataCommand,
  doctor: doctorCommand,
}

export function usage(): string {
  const lines = Object.values(commands).map(
    ({ usage, purpose }) => `  throughline ${usage}\n      ${purpose}\n`,
  )
  return `Throughline\n\n${lines.join('')}
Every command takes --json (one JSON document on standard output), --data DIR and --place NAME.
Exit 0: done. 1: findings or a refusal. 2: wrong usage. 3: fault.
`
}
