import { examine } from '../../db/doctor.ts'
import { migrationsFolder } from '../open-store.ts'
import { readConfig } from '../config.ts'
import { readArgs, type Command } from './command.ts'
import { inStore } from './in-store.ts'

export const doctorCommand: Command = {
  usage: 'doctor',
  purpose: 'Look at everything the store needs in order to be safe, in plain words.',
  async run(args) {
    const { values } = readArgs(args, {})
    const config = readConfig(process.env, { dataDir: values.data })
    const checks = await inStore(values, (app) =>
      examine(app.db, {
        migrationsFolder,
        ...(config.databaseUrl === undefined ? { dataDir: app.dataDir } : {}),
      }),
    )
    const isRefused = checks.some((check) => !check.ok)
    return {
      lines: checks.map(({ ok, sentence }) => `${ok ? 'ok     ' : 'mend it'}  ${sentence}`),
      json: { ok: !isRefused, checks },
      isRefused,
    }
  },
}
