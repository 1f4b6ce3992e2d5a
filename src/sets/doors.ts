import { z } from '@hono/zod-openapi'
import { reading, writing, type RoomDoors } from '../api/door.action.ts'
import { pageOf, pageQuery, paged } from '../api/page.ts'
import { readTenant } from '../db/tenant.ts'
import { refuse } from '../kernel/refusal.ts'
import { addMembers, endMembers } from './change-members.action.ts'
import { addSet, changeSet } from './change-set.action.ts'
import { loadPack } from './load-pack.action.ts'
import { loadMembers, loadSet, loadSetList } from './load-set.action.ts'
import { readPacks } from './read-packs.action.ts'
import {
  changedSetSchema,
  joiningSchema,
  leavingSchema,
  memberJson,
  memberSchema,
  membersChangedSchema,
  newSetSchema,
  packLoadedSchema,
  packLoadingSchema,
  packSchema,
  setJson,
  setSchema,
} from './sets-json.ts'
import { setWords } from './words.ts'

const { refusals, findings } = setWords('en')
const params = z.object({ code: z.string().max(60) })

export const setDoors: RoomDoors = {
  room: 'sets',
  words: { refusals, findings },
  doors: [
    reading({
      path: '/sets',
      name: 'listSets',
      summary: 'The sets of indicators of the place',
      query: z.strictObject(pageQuery),
      answer: pageOf(setSchema),
      async run({ app, place, actor }, { query }) {
        const sets = await readTenant(app.db, place.id, (trx) => loadSetList(trx, actor))
        return paged(sets.map(setJson), query, ({ code }) => code)
      },
    }),
    writing({
      method: 'post',
      path: '/sets',
      name: 'addSet',
      summary: 'Adds a set, with nothing in it yet',
      body: newSetSchema,
      answer: setSchema,
      staleWhy: null,
      run: ({ app, actor }, { body: { source = '', ...body } }) => addSet(app, actor, { ...body, source }),
      reply: (set) => ({ body: setJson(set), version: set.version }),
    }),
    reading({
      path: '/sets/{code}',
      name: 'readSet',
      summary: 'One set: its name, its kind and where it comes from',
      params,
      answer: setSchema,
      run: ({ app, place, actor }, { params: { code } }) =>
        readTenant(app.db, place.id, async (trx) => {
          const set = await loadSet(trx, actor, code)
          if (!set) return refuse('not-found', 'set-not-found', { code })
          return { body: setJson(set), version: set.version }
        }),
    }),
    writing({
      method: 'patch',
      path: '/sets/{code}',
      name: 'changeSet',
      summary: 'Changes what a set is called, its kind and where it comes from',
      params,
      body: changedSetSchema,
      answer: setSchema,
      staleWhy: 'set-changed-meanwhile',
      run: ({ app, actor }, { params: { code }, body: { source = '', ...body }, version }) =>
        changeSet(app, actor, code, { ...body, source }, version),
      reply: (set) => ({ body: setJson(set), version: set.version }),
    }),
    reading({
      path: '/sets/{code}/members',
      name: 'listSetMembers',
      summary: 'When which indicators are in a set',
      params,
      query: z.strictObject(pageQuery),
      answer: pageOf(memberSchema),
      run: ({ app, place, actor }, { params: { code }, query }) =>
        readTenant(app.db, place.id, async (trx) => {
          if (!(await loadSet(trx, actor, code))) return refuse('not-found', 'set-not-found', { code })
          const members = (await loadMembers(trx, actor, code)).map(memberJson)
          return paged(members, query, ({ indicator, startsOn }) => `${indicator}/${startsOn ?? ''}`)
        }),
    }),
    writing({
      method: 'post',
      path: '/sets/{code}/members',
      name: 'addSetMembers',
      summary: 'Puts indicators into a set; those that are in it stay as they are',
      params,
      body: joiningSchema,
      answer: membersChangedSchema,
      staleWhy: null,
      run: ({ app, actor }, { params: { code }, body: { indicators, startsOn = '', endsOn = '' } }) =>
        addMembers(app, actor, code, { codes: indicators.join(' '), startsOn, endsOn }),
      reply: (body) => ({ body }),
    }),
    writing({
      method: 'post',
      path: '/sets/{code}/members/end',
      name: 'endSetMembers',
      summary: 'Ends the time of indicators in a set',
      params,
      body: leavingSchema,
      answer: membersChangedSchema,
      staleWhy: null,
      run: ({ app, actor }, { params: { code }, body: { indicators, endsOn = '' } }) =>
        endMembers(app, actor, code, { codes: indicators, endsOn }),
      reply: (body) => ({ body }),
    }),
    reading({
      path: '/packs',
      name: 'listPacks',
      summary: 'The lists of indicators that come with the product',
      query: z.strictObject(pageQuery),
      answer: pageOf(packSchema),
      async run(_, { query }) {
        const items = (await readPacks()).map(({ name, title, set, source, indicators }) => ({
          name,
          title,
          set: set.code,
          source,
          indicators: indicators.length,
        }))
        return paged(items, query, ({ name }) => name)
      },
    }),
    writing({
      method: 'post',
      path: '/packs/{name}/load',
      name: 'loadPack',
      summary: 'Loads a pack: adds what is missing and changes nothing that is there',
      params: z.object({ name: z.string().max(60) }),
      body: packLoadingSchema,
      answer: packLoadedSchema,
      staleWhy: null,
      run: ({ app, actor }, { params: { name } }) => loadPack(app, actor, name),
      reply: (body) => ({ body }),
    }),
  ],
}
