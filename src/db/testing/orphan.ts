import { spawn } from 'node:child_process'
import { whenParentGone } from '../embedded/parent-gone.ts'

// `node orphan.ts parent` starts itself again and says its child's number; the child says when it is orphaned.
if (process.argv[2] === 'parent') {
  const child = spawn(process.execPath, [import.meta.filename], { stdio: ['ignore', 'inherit', 'inherit'] })
  child.once('spawn', () => undefined)
} else {
  const alive = setInterval(() => undefined, 60_000)
  whenParentGone(() => {
    process.stdout.write('orphaned\n')
    clearInterval(alive)
  })
  process.stdout.write('watching\n')
}
