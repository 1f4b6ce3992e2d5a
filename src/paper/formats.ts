const office = 'application/vnd.openxmlformats-officedocument'

/** Every format that a report can be had in: what it is called on the wire, and how its files end. */
export const formats = {
  html: { mediaType: 'text/html; charset=utf-8', extension: 'html' },
  docx: { mediaType: `${office}.wordprocessingml.document`, extension: 'docx' },
  pdf: { mediaType: 'application/pdf', extension: 'pdf' },
  xlsx: { mediaType: `${office}.spreadsheetml.sheet`, extension: 'xlsx' },
  csv: { mediaType: 'text/csv; charset=utf-8', extension: 'csv' },
} as const satisfies Record<string, { readonly mediaType: string; readonly extension: string }>

export type PaperFormat = keyof typeof formats
