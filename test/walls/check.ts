import { checkWalls } from './check-walls.ts'

/** `node test/walls/check.ts` prints each broken wall and exits with 1 when there is one. */
const { files, faults } = checkWalls(process.cwd())
for (const { file, line, rule, reason } of faults) console.error(`${file}:${String(line)} ${rule}: ${reason}`)
console.log(
  faults.length === 0 ? `${String(files)} files keep the walls` : `${String(faults.length)} walls broken`,
)
process.exitCode = faults.length === 0 ? 0 : 1
