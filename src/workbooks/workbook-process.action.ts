import { buffer } from 'node:stream/consumers'
import { sheetsIn } from './sheets-in.ts'

// A process of its own: reads the workbook of a return from its input and writes its sheets as JSON. Whatever a hostile
// file does to it, it has only the memory and the time that `readInProcess` gives it.
const answer = await sheetsIn(await buffer(process.stdin)).catch(() => ({ unread: 'workbook-broken' }))
process.stdout.write(JSON.stringify(answer))
