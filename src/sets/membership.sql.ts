import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import { mayOpen } from '../figures/visible.sql.ts'
import type { Visible } from '../rights/policy.ts'
import type { Membership, Spell } from './set.ts'

/** Every spell of the reader's indicators in a set, by code. */
export async function listMemberships(
  trx: TenantTransaction,
  visible: Visible,
  set: string,
): Promise<Membership[]> {
  const { rows } = await sql<Membership>`
    select indicator.id as "indicatorId", indicator.code, indicator.title, member.starts_on as "startsOn",
      member.ends_on as "endsOn", member.spell, member.unchecked_title = indicator.title as "isTitleUnchecked"
    from indicator_set_member member
    join indicator on indicator.tenant_id = member.tenant_id and indicator.id = member.indicator_id
    where member.set_code = ${set} and ${mayOpen(visible)}
    order by indicator.code, member.spell`.execute(trx)
  return rows
}

/** When each indicator belonged to each of these sets, by the set's code; a set that there is not is left out. */
export async function listSpellsInSets(
  trx: TenantTransaction,
  sets: readonly string[],
): Promise<Map<string, ReadonlyMap<number, readonly Spell[]>>> {
  if (sets.length === 0) return new Map()
  const { rows } = await sql<Spell & { code: string; indicatorId: number | null }>`
    select indicator_set.code, member.indicator_id as "indicatorId", member.starts_on as "startsOn",
      member.ends_on as "endsOn"
    from indicator_set
    left join indicator_set_member member
      on member.tenant_id = indicator_set.tenant_id and member.set_code = indicator_set.code
    where indicator_set.code = any(${sets})`.execute(trx)
  const spells = new Map<string, Map<number, Spell[]>>()
  for (const { code, indicatorId, startsOn, endsOn } of rows) {
    const own = spells.get(code) ?? new Map<number, Spell[]>()
    spells.set(code, own)
    if (indicatorId !== null) own.set(indicatorId, [...(own.get(indicatorId) ?? []), { startsOn, endsOn }])
  }
  return spells
}

/** The codes of the sets that an indicator belongs to on a day. */
export async function listSetsOf(
  trx: TenantTransaction,
  indicatorId: number,
  day: string,
): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select distinct set_code as code from indicator_set_member
    where indicator_id = ${indicatorId} and coalesce(starts_on, '-infinity') <= ${day}::date
      and coalesce(ends_on, 'infinity') >= ${day}::date
    order by set_code`.execute(trx)
  return rows.map(({ code }) => code)
}

export interface NewMember {
  readonly indicatorId: number
  readonly uncheckedTitle: string
}

/** Puts indicators into a set, each in its next spell. */
export async function insertMembers(
  trx: TenantTransaction,
  tenantId: number,
  set: string,
  { startsOn, endsOn }: Spell,
  members: readonly NewMember[],
): Promise<void> {
  if (members.length === 0) return
  await sql`
    insert into indicator_set_member
      (tenant_id, set_code, indicator_id, spell, starts_on, ends_on, unchecked_title)
    select ${tenantId}, ${set}, new.id, coalesce((
        select max(spell) from indicator_set_member before
        where before.set_code = ${set} and before.indicator_id = new.id), 0) + 1,
      ${startsOn}::date, ${endsOn}::date, new.title
    from unnest(${members.map(({ indicatorId }) => indicatorId)}::integer[],
      ${members.map(({ uncheckedTitle }) => uncheckedTitle)}::text[]) as new (id, title)`.execute(trx)
}

export async function endMemberships(
  trx: TenantTransaction,
  set: string,
  members: readonly Pick<Membership, 'indicatorId' | 'spell'>[],
  endsOn: string,
): Promise<void> {
  await sql`
    update indicator_set_member member set ends_on = ${endsOn}::date
    from unnest(${members.map(({ indicatorId }) => indicatorId)}::integer[],
      ${members.map(({ spell }) => spell)}::integer[]) as own (id, spell)
    where member.set_code = ${set} and member.indicator_id = own.id and member.spell = own.spell`.execute(trx)
}

export async function deleteMemberships(
  trx: TenantTransaction,
  set: string,
  members: readonly Pick<Membership, 'indicatorId' | 'spell'>[],
): Promise<void> {
  await sql`
    delete from indicator_set_member member
    using unnest(${members.map(({ indicatorId }) => indicatorId)}::integer[],
      ${members.map(({ spell }) => spell)}::integer[]) as own (id, spell)
    where member.set_code = ${set} and member.indicator_id = own.id and member.spell = own.spell`.execute(trx)
}

/** Somebody has held the titles of these indicators against their source, in whichever set they are. */
export async function clearUncheckedTitles(
  trx: TenantTransaction,
  indicatorIds: readonly number[],
): Promise<void> {
  await sql`
    update indicator_set_member set unchecked_title = ''
    where indicator_id = any(${indicatorIds}) and unchecked_title <> ''`.execute(trx)
}
