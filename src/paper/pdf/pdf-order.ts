import type { PdfData } from './pdf-data.ts'

/** What the process that makes PDFs is given; `created` is an ISO instant. */
export type PdfOrder = { readonly data: PdfData; readonly created: string }

/** The file, or the compiler's reason why there is none. */
export type PdfReply = { readonly pdf: Uint8Array } | { readonly unmade: string }
