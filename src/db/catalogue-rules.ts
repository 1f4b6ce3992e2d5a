import { applicationRole } from './tenant.ts'

/** What must hold for every object of the store; the query lists the objects for which it does not. */
export type CatalogueRule = {
  readonly rule: string
  /** Follows the object's name in the fault. */
  readonly sentence: string
  readonly query: string
}

// The tables of places, and of the rest of the store, in every schema that is not PostgreSQL's own.
const ours = `
  with object as (
    select c.oid, c.oid::regclass::text as name, c.relkind, c.relowner, c.reloptions,
      c.relrowsecurity and c.relforcerowsecurity as is_fenced
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^(pg_|information_schema$)'
  ), tenant_column as (
    select attrelid as table, attnum as number from pg_attribute
    where attname = 'tenant_id' and not attisdropped
  ), tenant_table as (
    select object.*, tenant_column.number
    from object join tenant_column on tenant_column.table = object.oid
    where relkind in ('r', 'p')
  )`

// How PostgreSQL writes our one policy back; with or without the subselect that lets it be evaluated once.
const place = `NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer`
const policyForms = [`(tenant_id = ( SELECT (${place} AS "nullif"))`, `(tenant_id = (${place})`]
const isOurForm = (expression: string) =>
  `${expression} in (${policyForms.map((form) => `'${form.replaceAll("'", "''")}'`).join(', ')})`

export const catalogueRules: readonly CatalogueRule[] = [
  {
    rule: 'tenant_id first in the key',
    sentence: 'has no primary key that begins with tenant_id.',
    query: `${ours}
      select name as object from tenant_table where not exists (
        select from pg_index where indrelid = tenant_table.oid and indisprimary and indkey[0] = number)`,
  },
  {
    rule: 'fenced',
    sentence: 'has rows of places but row-level security is not on and forced.',
    query: `${ours} select name as object from tenant_table where not is_fenced`,
  },
  {
    rule: 'one policy',
    sentence: 'has no policy that shows a place its own rows.',
    query: `${ours}
      select name as object from tenant_table where is_fenced and not exists (
        select from pg_policy where polrelid = tenant_table.oid and polpermissive)`,
  },
  {
    rule: 'policy by place',
    sentence:
      'lets rows through that are not of the place: it must compare tenant_id with app.tenant and no more.',
    query: `${ours}
      select format('policy %s on %s', polname, name) as object
      from tenant_table join pg_policy on polrelid = tenant_table.oid
      where polpermissive and not (
        (polcmd = 'a' or ${isOurForm('pg_get_expr(polqual, polrelid)')})
        and (polcmd in ('r', 'd') or ${isOurForm('coalesce(pg_get_expr(polwithcheck, polrelid), pg_get_expr(polqual, polrelid))')})
      )`,
  },
  {
    rule: 'reference within the place',
    sentence: 'can point to a row of another place: tenant_id is not part of it.',
    query: `${ours}
      select format('%s of %s', conname, source.name) as object
      from pg_constraint
        join tenant_table source on source.oid = conrelid
        join tenant_table target on target.oid = confrelid
      where contype = 'f' and not exists (
        select from unnest(conkey, confkey) pair (mine, theirs)
        where mine = source.number and theirs = target.number)`,
  },
  {
    rule: 'indexed reference',
    sentence:
      'has no index that begins with its columns, so deleting what it points to reads the whole table.',
    query: `${ours}
      select format('%s of %s', conname, name) as object
      from pg_constraint join object on object.oid = conrelid
      where contype = 'f' and has_table_privilege('${applicationRole}', confrelid, 'delete') and not exists (
        select from pg_index
        where indrelid = conrelid and indpred is null
          and (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey)`,
  },
  {
    rule: 'application owns nothing',
    sentence: `is owned by ${applicationRole}, which could then lift its own fence.`,
    query: `${ours}, owned as (
        select name, relowner as owner from object
        union all
        select p.oid::regprocedure::text, proowner from pg_proc p
        union all
        select format('schema %s', nspname), nspowner from pg_namespace where nspname !~ '^pg_'
      )
      select owned.name as object from owned join pg_roles on pg_roles.oid = owner where rolname = '${applicationRole}'`,
  },
  {
    rule: 'application is bound',
    sentence: 'may pass the fences or make roles.',
    query: `
      select rolname as object from pg_roles
      where rolname = '${applicationRole}' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
  },
  {
    rule: 'application empties nothing',
    sentence: `may be truncated by ${applicationRole}, which no fence stops.`,
    query: `${ours}
      select name as object from tenant_table where has_table_privilege('${applicationRole}', oid, 'truncate')`,
  },
  {
    rule: 'views as the reader',
    sentence: 'is a view that reads with the rights of its owner: it needs security_invoker.',
    query: `${ours}
      select name as object from object
      where relkind = 'v' and not coalesce((
        select lower(option_value) in ('true', 'on', 'yes', '1')
        from pg_options_to_table(reloptions) where option_name = 'security_invoker'), false)`,
  },
  {
    rule: 'no stored copies',
    sentence: 'keeps a copy of the rows of all places, which no fence covers.',
    query: `${ours}, reads as (
        select distinct ev_class as reader, refobjid as read
        from pg_depend join pg_rewrite on pg_rewrite.oid = objid
        where classid = 'pg_rewrite'::regclass and refclassid = 'pg_class'::regclass and ev_class <> refobjid
      )
      select name as object from object
      where relkind = 'm' and exists (
        with recursive reached (oid) as (
          select object.oid
          union
          select reads.read from reached join reads on reader = reached.oid
        )
        select from reached join tenant_table on tenant_table.oid = reached.oid)`,
  },
  {
    rule: 'functions as the caller',
    sentence: 'runs with the rights of its owner (security definer) and so past the fences.',
    query: `
      select p.oid::regprocedure::text as object
      from pg_proc p join pg_namespace n on n.oid = pronamespace
      where prosecdef and nspname !~ '^(pg_|information_schema$)'
        and not exists (select from pg_depend where objid = p.oid and deptype = 'e')`,
  },
]
