import { inEachLocale } from '../ui/messages.ts'

type Args = Readonly<Record<string, string | number>>

const en = {
  refusals: {
    'indicator-not-found': ({ code }: Args) => `There is no indicator ${code}.`,
    'area-not-found': ({ code }: Args) => `There is no area ${code}.`,
    'period-not-understood': ({ text }: Args) =>
      `"${text}" is not a period. Use a form like q2-2008-09 or fy2008-09.`,
    'period-two-readings': ({ text, readings }: Args) => `"${text}" could be ${readings}. Choose which.`,
    'as-at-not-understood': ({ text }: Args) => `"${text}" is not a date. Use a form like 2008-11-14.`,
  },
}

export const figureWords = inEachLocale(en)
