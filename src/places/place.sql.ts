import { sql } from 'kysely'
import type { StoreTransaction, TenantTransaction } from '../db/tenant.ts'
import type { BrandColours } from '../ui/brand.ts'
import { brandOf, type Place } from './place.ts'

const columns = ['id', 'short_name', 'name', 'brand', 'help_phone', 'help_email', 'demonstration'] as const

/** Every place of the store, the first one set up first. */
export async function listPlaces(trx: StoreTransaction): Promise<Place[]> {
  return (await selectPlaces(trx).orderBy('id').execute()).map(placeOf)
}

/** The place of the transaction itself. */
export async function findPlaceHere(trx: TenantTransaction, tenantId: number): Promise<Place | undefined> {
  const row = await selectPlaces(trx).where('id', '=', tenantId).executeTakeFirst()
  return row && placeOf(row)
}

const selectPlaces = (trx: StoreTransaction | TenantTransaction) =>
  trx
    .selectFrom('tenant')
    .select([
      ...columns,
      sql<boolean>`logo is not null`.as('has_logo'),
      sql<string>`extract(epoch from clock_shift) * 1000`.as('shift'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof selectPlaces>['execute']>>[number]

const placeOf = (row: Row): Place => ({
  id: row.id,
  shortName: row.short_name,
  name: row.name,
  brand: brandOf(row.brand),
  hasLogo: row.has_logo,
  helpPhone: row.help_phone,
  helpEmail: row.help_email,
  isDemonstration: row.demonstration,
  clockShiftMs: Number(row.shift),
})

export interface NewPlace {
  readonly shortName: string
  readonly name: string
  readonly brand: BrandColours
  readonly helpPhone: string
  readonly helpEmail: string
  readonly isDemonstration: boolean
}

export async function insertPlace(trx: StoreTransaction, place: NewPlace): Promise<number> {
  const { id } = await trx
    .insertInto('tenant')
    .values({
      short_name: place.shortName,
      name: place.name,
      brand: JSON.stringify(place.brand),
      help_phone: place.helpPhone,
      help_email: place.helpEmail,
      demonstration: place.isDemonstration,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** In a demonstration only: from now on the clock of the place shows `now`, and runs on from there. */
export async function setClock(trx: TenantTransaction, now: Date): Promise<void> {
  await sql`update tenant set clock_shift = ${now}::timestamptz - clock_timestamp() where demonstration
    and id = current_setting('app.tenant')::integer`.execute(trx)
}

export async function updateBrand(
  trx: TenantTransaction,
  tenantId: number,
  change: { name: string; brand: BrandColours; helpPhone: string; helpEmail: string },
): Promise<void> {
  await trx
    .updateTable('tenant')
    .set({
      name: change.name,
      brand: JSON.stringify(change.brand),
      help_phone: change.helpPhone,
      help_email: change.helpEmail,
    })
    .where('id', '=', tenantId)
    .execute()
}

export async function findLogo(trx: TenantTransaction, tenantId: number): Promise<Buffer | null> {
  const row = await trx.selectFrom('tenant').select('logo').where('id', '=', tenantId).executeTakeFirst()
  return row?.logo ?? null
}

export async function updateLogo(
  trx: TenantTransaction,
  tenantId: number,
  logo: Buffer | null,
): Promise<void> {
  await trx.updateTable('tenant').set({ logo }).where('id', '=', tenantId).execute()
}
