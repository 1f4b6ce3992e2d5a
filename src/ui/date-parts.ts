export const dateParts = ['day', 'month', 'year'] as const
export type DatePart = (typeof dateParts)[number]

/** A date as typed, part by part; nothing is put right before the person sees it. */
export type TypedDate = Readonly<Partial<Record<DatePart, string | undefined>>>
