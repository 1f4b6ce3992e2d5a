import { OpenAPIHono } from '@hono/zod-openapi'
import { areaDoors } from '../areas/doors.ts'
import { bodyDoors } from '../bodies/doors.ts'
import type { App, Asking } from '../db/app.ts'
import { definitionDoors } from '../definitions/doors.ts'
import { deadlineDoors } from '../deadlines/doors.ts'
import { derivedDoors } from '../derived/doors.ts'
import { extensionDoors } from '../extensions/doors.ts'
import { figureDoors } from '../figures/doors.ts'
import { importDoors } from '../imports/doors.ts'
import { indicatorDoors } from '../indicators/doors.ts'
import { findCall } from '../accounts/find-call.action.ts'
import type { Door, RoomDoors } from '../api/door.action.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { linkDoors } from '../links/doors.ts'
import { organisationDoors } from '../organisations/doors.ts'
import { peopleDoors } from '../people/doors.ts'
import { publishingDoors } from '../publishing/doors.ts'
import { reportDoors } from '../reports/doors.ts'
import { returnDoors } from '../returns/doors.ts'
import { scorecardDoors } from '../scorecards/doors.ts'
import { setDoors } from '../sets/doors.ts'
import { targetDoors } from '../targets/doors.ts'
import { templateDoors } from '../templates/doors.ts'
import { workbookDoors } from '../workbooks/doors.ts'
import { answerRead, answerWrite, inputOf } from './api/answer.ts'
import type { ApiEnv } from './api/env.ts'
import { answerFault, answerInvalid, refusing } from './api/problems.ts'
import { documentOf, openApiRoute, routeOf } from './api/openapi.ts'
import { checkWrite } from './api/writes.ts'

/** Every door of the house, in the order of its rooms. */
export const rooms: readonly RoomDoors[] = [
  organisationDoors,
  peopleDoors,
  bodyDoors,
  areaDoors,
  figureDoors,
  definitionDoors,
  setDoors,
  derivedDoors,
  importDoors,
  indicatorDoors,
  targetDoors,
  scorecardDoors,
  returnDoors,
  extensionDoors,
  linkDoors,
  workbookDoors,
  deadlineDoors,
  templateDoors,
  reportDoors,
  publishingDoors,
]

export const apiBase = '/api/v1'

/** The interface for programs: the doors of every room behind one check of who asks. */
export function hangDoors(): OpenAPIHono<ApiEnv> {
  const api = new OpenAPIHono<ApiEnv>({ defaultHook: answerInvalid })
  api.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'tl',
    description: 'The cookie of a session; over https it is called `__Host-tl`.',
  })
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description:
      'An access token, made on the page of one’s account. It never confirms who sits at the keyboard.',
  })
  api.onError(answerFault)
  api.notFound((c) => refusing(c, 404, 'address-not-found'))
  api.openAPIRegistry.registerPath(openApiRoute)
  api.get(openApiRoute.path, (c) => c.json(documentOf(api)))
  api.use(async (c, next) => {
    const { app, asking } = c.env
    const authorization = c.req.header('authorization')
    const named = c.req.query('place') ?? c.req.header('throughline-place')
    const call = await findCall(app, asking, named, authorization)
    if (call === null)
      return refusing(c, 401, authorization === undefined ? 'session-needed' : 'token-not-known')
    if (isRefusal(call)) return refusing(c, 404, call.why)
    c.set('call', call)
    await next()
  })
  for (const room of rooms) for (const door of room.doors) hang(api, room, door)
  return api
}

function hang(api: OpenAPIHono<ApiEnv>, room: RoomDoors, door: Door): void {
  const isRead = door.method === 'get'
  api.openapi(routeOf(room, door, isRead ? [] : [checkWrite(door)]), (c) => {
    const input = inputOf(c, door)
    return isRead ? answerRead(c, room, door, input) : answerWrite(c, room, door, input)
  })
}

let hung: OpenAPIHono<ApiEnv> | undefined

/** Answers one request whose address begins with `/api/v1`. */
export async function answerApi(app: App, request: Request, asking: Asking): Promise<Response> {
  hung ??= hangDoors()
  const url = new URL(request.url)
  url.pathname = url.pathname.slice(apiBase.length) || '/'
  return hung.fetch(new Request(url, request), { app, asking })
}
