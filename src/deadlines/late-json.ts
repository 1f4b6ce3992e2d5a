import { z } from '@hono/zod-openapi'
import { periodLabel, periodSlug } from '../kernel/period-words.ts'
import { returnStates } from '../returns/transitions.ts'
import { lateDays, type LateRow } from './late-grid.ts'

export const lateSchema = z
  .object({
    department: z.object({ code: z.string(), name: z.string() }),
    returns: z.array(
      z.object({
        period: z.string(),
        periodLabel: z.string(),
        state: z.enum(returnStates),
        isLate: z.boolean(),
        workingDaysLate: z.number().int().openapi({
          description: 'Until it was first sent, or until today where it has not been. 0: on time so far.',
        }),
        moreTimeUntil: z.iso
          .date()
          .nullable()
          .openapi({ description: 'Null: its day is that of the round.' }),
      }),
    ),
    onTime: z.number().int(),
    judged: z.number().int().openapi({ description: 'Those whose day has passed, or that were sent.' }),
  })
  .openapi('Late')

export function lateJson({ code, name, cells, onTime, judged }: LateRow): z.input<typeof lateSchema> {
  return {
    department: { code, name },
    returns: cells.flatMap((cell) =>
      cell
        ? {
            period: periodSlug(cell.period),
            periodLabel: periodLabel(cell.period),
            state: cell.state,
            isLate: lateDays(cell) > 0,
            workingDaysLate: cell.daysLate,
            moreTimeUntil: cell.extendedTo,
          }
        : [],
    ),
    onTime,
    judged,
  }
}
