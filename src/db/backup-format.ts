import * as z from 'zod'

/**
 * A backup is one gzip stream of frames. A frame is a letter, the length of its content (four bytes, highest
 * first) and the content: JSON in UTF-8, or for data the bytes as they are.
 *
 *   H  header     what this is, when it was taken, which migrations the store had
 *   T  table      name and columns; then data frames (COPY text, ordered by the primary key); then an end frame
 *   X  extra      name of a file that goes along; then data frames; then an end frame
 *   D  data
 *   E  end        rows and SHA-256 of the data of the part
 *   S  sequences  where each sequence stands
 *   Z  finish     the file is whole
 *
 * Order: H, T …, S, X …, Z.
 */
export const letters = {
  header: 'H',
  table: 'T',
  extra: 'X',
  data: 'D',
  end: 'E',
  sequences: 'S',
  finish: 'Z',
} as const

export type FrameKind = keyof typeof letters
export type Frame = { readonly kind: FrameKind; readonly content: Buffer }

export type Frames = AsyncGenerator<Frame, undefined>

export const formatName = 'throughline backup 1'

export const headerSchema = z.object({
  format: z.literal(formatName),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), checksum: z.string() })),
})
export const tableSchema = z.object({ name: z.string(), columns: z.array(z.string()) })
export const extraSchema = z.object({ name: z.string() })
export const endSchema = z.object({ rows: z.int(), sha256: z.string() })
export const sequencesSchema = z.array(
  z.object({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() }),
)

export type BackupHeader = z.infer<typeof headerSchema>

/** The file is not a backup, or not a whole one; the message is a sentence. */
export class DamagedBackup extends Error {
  override readonly name = 'DamagedBackup'
}

// Data frames are as large as what the database sends at a time, well below this. A larger one means that the
// bytes are not frames at all.
const largestFrame = 16 * 1024 * 1024
const headLength = 5

export function frame(kind: FrameKind, content: Uint8Array): Buffer {
  const head = Buffer.alloc(headLength)
  head.write(letters[kind], 'latin1')
  head.writeUInt32BE(content.length, 1)
  return Buffer.concat([head, content])
}

export function jsonFrame(kind: FrameKind, value: unknown): Buffer {
  return frame(kind, Buffer.from(JSON.stringify(value)))
}

const kinds = new Map(Object.entries(letters).map(([kind, letter]) => [letter as string, kind as FrameKind]))

/** The frames of a stream, one at a time; throws `DamagedBackup` when it does not end with a finish frame. */
export async function* readFrames(bytes: AsyncIterable<Uint8Array>): Frames {
  let rest = Buffer.alloc(0)
  let last: FrameKind | undefined
  for await (const piece of bytes) {
    rest = rest.length === 0 ? Buffer.from(piece) : Buffer.concat([rest, piece])
    for (;;) {
      const next = firstFrame(rest)
      if (next === undefined) break
      rest = rest.subarray(headLength + next.content.length)
      last = next.kind
      yield next
    }
  }
  if (last !== 'finish' || rest.length > 0) throw new DamagedBackup('The backup file ends too early.')
  return undefined
}

function firstFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < headLength) return undefined
  const kind = kinds.get(bytes.toString('latin1', 0, 1))
  const length = bytes.readUInt32BE(1)
  if (kind === undefined || length > largestFrame) {
    throw new DamagedBackup('The file is not a backup, or it is damaged.')
  }
  if (bytes.length < headLength + length) return undefined
  return { kind, content: bytes.subarray(headLength, headLength + length) }
}

/** The content of a JSON frame, held against its schema. */
export function contentOf<T>(schema: z.ZodType<T>, { content }: Frame): T {
  try {
    return schema.parse(JSON.parse(content.toString()))
  } catch (cause) {
    throw new DamagedBackup('The backup file is damaged, or was made by another version.', { cause })
  }
}
