import type { CDPSession, Page } from 'playwright-core'

const sessions = new WeakMap<Page, CDPSession>()

/** Forbids the page every script from now on, as a browser with JavaScript switched off does. */
export async function switchScriptsOff(page: Page): Promise<void> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page))
  sessions.set(page, session)
  await session.send('Emulation.setScriptExecutionDisabled', { value: true })
}

/** Runs a piece of work that needs timers in the page; scripts that the page did not run before stay unread. */
export async function withScripts<Result>(page: Page, work: () => Promise<Result>): Promise<Result> {
  const session = sessions.get(page)
  await session?.send('Emulation.setScriptExecutionDisabled', { value: false })
  try {
    return await work()
  } finally {
    await session?.send('Emulation.setScriptExecutionDisabled', { value: true })
  }
}
