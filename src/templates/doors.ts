import { z } from '@hono/zod-openapi'
import { reading, readingFile, writing, type RoomDoors } from '../api/door.action.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { formats } from '../paper/formats.ts'
import { changeTemplate } from './change-template.action.ts'
import { loadTemplate, openTemplateFile } from './load-template.action.ts'
import {
  stepJson,
  templateJson,
  templateSchema,
  templateSentSchema,
  templateStepSchema,
} from './template-json.ts'
import { templateWords } from './words.ts'

const { findings, refusals } = templateWords('en')

export const templateDoors: RoomDoors = {
  room: 'templates',
  words: { findings, refusals },
  doors: [
    reading({
      path: '/word-template',
      name: 'readWordTemplate',
      summary: 'The Word template that reports stand in, and those before it',
      answer: templateSchema,
      async run({ app, place, actor }) {
        const steps = await loadTemplate(app, { place, actor })
        return isRefusal(steps) ? steps : { body: templateJson(steps) }
      },
    }),
    readingFile({
      path: '/word-template/files/{which}',
      name: 'readWordTemplateFile',
      summary:
        'A template as it was sent, by its number; an `example` report in the one in use; a `starter` to begin from',
      params: z.object({ which: z.string().max(10) }),
      mediaTypes: [formats.docx.mediaType],
      async run({ app, place, actor }, { params: { which } }) {
        const file = await openTemplateFile(app, { place, actor }, which)
        return isRefusal(file) ? file : { file: file.bytes, mediaType: file.mediaType, name: file.name }
      },
    }),
    writing({
      method: 'put',
      path: '/word-template',
      name: 'sendWordTemplate',
      summary: 'Takes a Word template into use for every report, or the one in use out of use',
      body: templateSentSchema,
      answer: templateStepSchema,
      staleWhy: null,
      async run({ app, place, actor }, { body: { name, file, seen } }) {
        const bytes = file === null ? null : Buffer.from(file, 'base64')
        return changeTemplate(app, { place, actor }, { file: bytes && { name, bytes }, seen })
      },
      reply: (step) => ({ body: stepJson(step) }),
    }),
  ],
}
