import type { z } from '@hono/zod-openapi'
import type { App } from '../db/app.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Actor } from '../rights/actor.ts'
import type { Place } from '../places/place.ts'

/** One request to the interface for programs, once it is known who asks and for which place. */
export interface Call {
  readonly app: App
  readonly place: Place
  readonly actor: Actor
  readonly now: Date
  /** The day in the place. */
  readonly today: string
}

/** What is answered: a body with the version of what it shows, or a file. */
export type Reply<Body> =
  | { readonly body: Body; readonly version?: number }
  | { readonly file: Uint8Array; readonly mediaType: string; readonly name: string }

interface DoorFacts<Params, Query> {
  /** Under `/api/v1`, its parts in braces: `/returns/{id}`. */
  readonly path: string
  /** One word for the programs that are made from the document. */
  readonly name: string
  readonly summary: string
  readonly params?: Params
  readonly query?: Query
}

type Read<Schema> = Schema extends z.ZodType ? z.output<Schema> : Record<string, never>
type Written<Schema> = Schema extends z.ZodType ? z.input<Schema> : never

/** One route: its schemas, and the few lines that call an action. Made by `reading`, `readingFile` and `writing`. */
export interface Door extends DoorFacts<z.ZodObject | undefined, z.ZodObject | undefined> {
  readonly method: 'get' | 'post' | 'patch' | 'put'
  readonly body?: z.ZodType | undefined
  readonly answer: z.ZodType | { readonly mediaTypes: readonly string[] }
  /** Set where the door asks for the version that its sender has seen (`If-Match`): the refusal that says it is no longer that. */
  readonly staleWhy: string | null
  readonly run: (call: Call, input: DoorInput) => Promise<unknown>
  readonly reply: (result: unknown) => Reply<unknown>
}

export interface DoorInput {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  /** 0 where the door asks for none. */
  readonly version: number
}

/** The doors of a room, and the sentences for what it refuses. */
export interface RoomDoors {
  readonly room: string
  readonly words: { readonly refusals: object; readonly findings?: object }
  readonly doors: readonly Door[]
}

/** A list or a thing to read. */
export function reading<Params, Query, Answer extends z.ZodType>(
  door: DoorFacts<Params, Query> & {
    readonly answer: Answer
    readonly run: (
      call: Call,
      input: { readonly params: Read<Params>; readonly query: Read<Query> },
    ) => Promise<Reply<Written<Answer>> | Refusal>
  },
): Door {
  return asDoor({ ...door, method: 'get', staleWhy: null, reply: (result: Reply<unknown>) => result })
}

/** A file to fetch, in one of several formats. */
export function readingFile<Params, Query>(
  door: DoorFacts<Params, Query> & {
    readonly mediaTypes: readonly string[]
    readonly run: (
      call: Call,
      input: { readonly params: Read<Params>; readonly query: Read<Query> },
    ) => Promise<Reply<never> | Refusal>
  },
): Door {
  const { mediaTypes } = door
  return asDoor({
    ...door,
    answer: { mediaTypes },
    method: 'get',
    staleWhy: null,
    reply: (result: Reply<unknown>) => result,
  })
}

/** A change. `call.actor` bears the key of the request, so whatever action is called is answered once. */
export function writing<Params, Query, Body extends z.ZodType, Answer extends z.ZodType, Result>(
  door: DoorFacts<Params, Query> & {
    readonly method: 'post' | 'patch' | 'put'
    readonly body: Body
    readonly answer: Answer
    readonly staleWhy: string | null
    readonly run: (
      call: Call,
      input: {
        readonly params: Read<Params>
        readonly query: Read<Query>
        readonly body: z.output<Body>
        readonly version: number
      },
    ) => Promise<Result | Refusal>
    readonly reply: (result: Result) => Reply<Written<Answer>>
  },
): Door {
  return asDoor(door)
}

// What a schema has let through has the type it says, so a list may hold doors of every type.
function asDoor(door: object): Door {
  return door as Door
}
