/** Every page is finished on the server; a page that is really interactive says so itself. */
export const csr = false
