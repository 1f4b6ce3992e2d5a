import { closingLine } from './closing-line.ts'
import { prove } from './prove.ts'
import { checkSteps, testSteps } from './steps.ts'

/** `node test/run.ts` proves everything, `node test/run.ts check` the code alone; 1 when anything failed. */
const steps = process.argv[2] === 'check' ? checkSteps : testSteps
const total = await prove(steps, (text) => process.stdout.write(text))
console.log(closingLine(total))
process.exitCode = total.failed === 0 ? 0 : 1
