import { z } from '@hono/zod-openapi'
import { readingFile, writing, type RoomDoors } from '../api/door.action.ts'
import { findingsJson } from '../api/problem.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { returnHeadJson, returnHeadSchema } from '../returns/return-json.ts'
import { returnWords } from '../returns/words.ts'
import type { CellFinding } from './cell-finding.ts'
import { issueWorkbook } from './issue-workbook.action.ts'
import { returnAt } from './return-at.action.ts'
import { takeWorkbook, type WorkbookTaken } from './take-workbook.action.ts'
import { workbookWords } from './words.ts'

const own = workbookWords('en')
const ofReturns = returnWords('en')
const words = {
  refusals: { ...ofReturns.refusals, ...own.refusals },
  findings: { ...ofReturns.findings, ...own.findings },
}
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const params = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) })

const sentSchema = z
  .strictObject({ file: z.base64().openapi({ description: 'The .xlsx file, filled in.' }) })
  .openapi('WorkbookSent')

const findings = z.array(
  z.object({
    cell: z.string().openapi({ description: 'Where it stands in the workbook.', example: 'Return!G7' }),
    field: z.string(),
    code: z.string(),
    severity: z.string(),
    message: z.string(),
  }),
)

const takenSchema = z
  .object({
    return: returnHeadSchema,
    figures: z
      .number()
      .int()
      .openapi({ description: 'Lines whose figure, or answer in its place, was taken.' }),
    texts: z.number().int(),
    attention: findings.openapi({ description: 'What is still to be put right in the whole return.' }),
    read: findings.openapi({
      description: 'Cells that hold something else than they show, and how they were read.',
    }),
    ignored: findings.openapi({ description: 'What was changed in the workbook and not taken.' }),
    collisions: z
      .array(
        z.object({
          indicator: z.string().openapi({ description: 'Empty for the key issues.' }),
          cells: z.array(
            z.object({ cell: z.string(), part: z.string(), workbook: z.string(), return: z.string() }),
          ),
        }),
      )
      .openapi({
        description: 'What somebody else saved since the workbook was made; nothing of it was taken.',
      }),
  })
  .openapi('WorkbookTaken')

function takenJson(taken: WorkbookTaken): z.input<typeof takenSchema> {
  const { head, figures, texts, attention, read, ignored, collisions } = taken
  return {
    return: returnHeadJson(head),
    figures,
    texts,
    attention: withCells(attention),
    read: withCells(read),
    ignored: withCells(ignored),
    collisions: collisions.map(({ code, cells }) => ({
      indicator: code,
      cells: cells.map(({ cell, part, mine, theirs }) => ({ cell, part, workbook: mine, return: theirs })),
    })),
  }
}

function withCells(found: readonly CellFinding[]): z.input<typeof findings> {
  return findingsJson(found, [words]).map((finding, i) => ({ cell: found[i]?.cell ?? '', ...finding }))
}

export const workbookDoors: RoomDoors = {
  room: 'workbooks',
  words,
  doors: [
    readingFile({
      path: '/returns/{id}/workbook',
      name: 'issueWorkbook',
      summary: 'A return as a workbook to fill in',
      params,
      mediaTypes: [mediaType],
      async run(call, { params: { id } }) {
        const at = await returnAt(call, id)
        if (isRefusal(at)) return at
        const made = await issueWorkbook(call.app, call.actor, at, 'en')
        return isRefusal(made) ? made : { file: made.bytes, mediaType, name: made.name }
      },
    }),
    writing({
      method: 'put',
      path: '/returns/{id}/workbook',
      name: 'takeWorkbook',
      summary: 'Keeps as a draft what a workbook of the return says, and answers what was found cell by cell',
      params,
      body: sentSchema,
      answer: takenSchema,
      // The workbook knows the version it was made from, and is merged with whatever was saved since.
      staleWhy: null,
      async run(call, { params: { id }, body }) {
        const at = await returnAt(call, id)
        if (isRefusal(at)) return at
        const bytes = Buffer.from(body.file, 'base64')
        return takeWorkbook(call.app, call.actor, at, { name: 'workbook.xlsx', bytes })
      },
      reply: (taken) => ({ body: takenJson(taken), version: taken.head.version }),
    }),
  ],
}
