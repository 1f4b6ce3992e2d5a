/** What mail about a return is kept under: once it is sent in, what still waits under this is cancelled. */
export const aboutReturn = (id: number): string => `return/${id}`

/** What mail to those who decide on a return is kept under: once somebody has decided, none of it is needed. */
export const aboutDecision = (id: number): string => `return/${id}/decision`
