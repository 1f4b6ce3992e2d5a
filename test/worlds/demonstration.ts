import type { App } from '../../src/db/app.ts'
import { loadDemonstration } from '../../src/entry/demonstration/load-demonstration.ts'
import { quietApp } from './quiet-app.ts'

/** Both places of the demonstration, their clocks at 27 January 2009; once for each test file. */
export async function demonstrationApp(): Promise<App> {
  const app = await quietApp()
  await loadDemonstration(app)
  return app
}
