/** What the mail of a link is kept under: once the link is withdrawn, what still waits under this is cancelled. */
export const aboutLink = (id: number): string => `link/${id}`
