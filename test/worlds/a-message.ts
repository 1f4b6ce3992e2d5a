import type { App } from '../../src/db/app.ts'
import type { NewMessage } from '../../src/mail/message.ts'
import { writeMessage } from '../../src/mail/write-message.action.ts'
import { makeChange } from '../../src/record/make-change.action.ts'
import { aPerson } from './an-actor.ts'
import { builder, done, freshCode } from './builder.ts'

/** A message to a person of the test's own, written as a change would; answers its reason and address. */
export async function aMessage(
  app: App,
  tenantId: number,
  wanted: Partial<NewMessage> = {},
): Promise<{ reasonKey: string; address: string; personId: number }> {
  const { personId } =
    wanted.personId === undefined ? await aPerson(app, tenantId, freshCode('reader')) : wanted
  if (personId === undefined) throw new Error('a message is to a person')
  const message: NewMessage = {
    kind: 'added',
    reasonKey: freshCode('reason'),
    about: '',
    address: `${freshCode('reader')}@example.gov.uk`,
    subject: 'You have been given a role',
    letter: {
      place: 'The place',
      paragraphs: ['You have been given a role.'],
      link: { text: 'Open it', path: '/account' },
      why: 'You get this because somebody gave you a role.',
      helpPhone: '01632 960001',
    },
    ...wanted,
    personId,
  }
  done(
    await makeChange(app.db, tenantId, builder, async (change) => {
      await writeMessage(app, change, message)
      return true
    }),
  )
  return { reasonKey: message.reasonKey, address: message.address, personId }
}
