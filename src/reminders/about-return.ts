/** What mail about a return is kept under: once it is sent in, what still waits under this is cancelled. */
export const aboutReturn = (id: number): string => `return/${id}`
