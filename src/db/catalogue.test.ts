import { describe, expect, it } from 'vitest'
import { catalogueRules } from './catalogue-rules.ts'
import { checkCatalogue } from './catalogue.ts'
import { makeSmallStore } from './testing/small-store.ts'
import { emptyDatabaseOfTest, testDatabase } from './testing/test-database.ts'

/** One fault each, planted in a sound store: the statement, and what must be found. */
const planted: readonly { rule: string; fault: string; object: string }[] = [
  {
    rule: 'tenant_id first in the key',
    fault: 'alter table note drop constraint note_pkey, add primary key (id, tenant_id)',
    object: 'note',
  },
  { rule: 'tenant_id first in the key', fault: 'alter table note drop constraint note_pkey', object: 'note' },
  { rule: 'fenced', fault: 'alter table note no force row level security', object: 'note' },
  { rule: 'fenced', fault: 'alter table note disable row level security', object: 'note' },
  { rule: 'one policy', fault: 'drop policy of_the_place on note', object: 'note' },
  {
    rule: 'policy by place',
    fault: 'create policy all_of_them on note using (true)',
    object: 'policy all_of_them on note',
  },
  {
    rule: 'policy by place',
    fault: `create policy new_ones on note for insert with check (true)`,
    object: 'policy new_ones on note',
  },
  {
    rule: 'policy by place',
    fault: `alter policy of_the_place on note with check (true)`,
    object: 'policy of_the_place on note',
  },
  {
    rule: 'policy by place',
    fault: `create policy some_more on note for select using (tenant_id = current_setting('app.tenant')::integer or figure > 0)`,
    object: 'policy some_more on note',
  },
  {
    rule: 'reference within the place',
    fault: `alter table plan add unique (id); alter table note add constraint stray foreign key (plan_id) references plan (id);
            create index on note (plan_id)`,
    object: 'stray of note',
  },
  { rule: 'indexed reference', fault: 'drop index note_plan', object: 'note_tenant_id_plan_id_fkey of note' },
  {
    rule: 'application owns nothing',
    fault:
      'grant create on schema public to tl_app; create table theirs (id integer); alter table theirs owner to tl_app',
    object: 'theirs',
  },
  {
    rule: 'application owns nothing',
    fault:
      'grant create on schema public to tl_app; create function theirs() returns integer language sql as $$ select 1 $$; alter function theirs() owner to tl_app',
    object: 'theirs()',
  },
  { rule: 'application empties nothing', fault: 'grant truncate on note to tl_app', object: 'note' },
  {
    rule: 'views as the reader',
    fault: 'create view every_note as select * from note',
    object: 'every_note',
  },
  {
    rule: 'views as the reader',
    fault: 'create view every_note with (security_invoker = off) as select * from note',
    object: 'every_note',
  },
  {
    rule: 'no stored copies',
    fault: `create view own_note with (security_invoker) as select * from note;
            create materialized view copied as select * from own_note`,
    object: 'copied',
  },
  {
    rule: 'functions as the caller',
    fault:
      'create function peek() returns bigint language sql security definer as $$ select count(*) from note $$',
    object: 'peek()',
  },
]

/** Sound, and yet near a fault. */
const harmless: readonly string[] = [
  'create view own_note with (security_invoker = true) as select * from note',
  'create materialized view places as select * from place',
  `create policy narrower on note as restrictive using (figure > 0)`,
  'create table bare (id integer)',
]

describe('the check of the catalogue', () => {
  it('finds nothing in the tables of this product', async () => {
    expect(await checkCatalogue(await testDatabase())).toEqual([])
  })

  it.each(planted)('$rule: $object', async ({ rule, fault, object }) => {
    const db = await emptyDatabaseOfTest()
    await makeSmallStore(db)
    await db.pool.query(fault)
    const found = await checkCatalogue(db)
    expect(found.map((each) => [each.rule, each.object])).toEqual([[rule, object]])
    expect(found[0]?.sentence).toMatch(/^.+ .+\.$/)
  })

  it('finds nothing in a sound store', async () => {
    const db = await emptyDatabaseOfTest()
    await makeSmallStore(db)
    await db.pool.query(harmless.join(';'))
    expect(await checkCatalogue(db)).toEqual([])
  })

  it('has a planted fault for each rule but the one about the role itself', () => {
    const names = new Set(planted.map(({ rule }) => rule))
    expect(catalogueRules.map(({ rule }) => rule).filter((rule) => !names.has(rule))).toEqual([
      'application is bound',
    ])
  })
})
