-- Places, organisations, persons, what they may do, and their sign-ins.
--
-- Everything that belongs to a place carries tenant_id first, in its key and in every reference, and is fenced: the
-- application role sees and writes the rows of the place that the transaction has named, and no others.

create procedure fence(fenced regclass, verbs text default 'select, insert, update')
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', fenced);
  execute format('alter table %s force row level security', fenced);
  execute format(
    'create policy of_the_place on %s using (tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::integer))
       with check (tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::integer))',
    fenced);
  execute format('grant %s on %s to tl_app', verbs, fenced);
end
$$;

create table tenant (
  id integer generated always as identity primary key,
  short_name text not null unique check (short_name ~ '^[a-z][a-z0-9-]{1,29}$'),
  name text not null check (length(name) between 1 and 200),
  brand jsonb not null default '{}',
  logo bytea,
  help_phone text not null default '',
  help_email text not null default '',
  -- The area that is the place itself (a code of table area).
  home_area text,
  -- A demonstration has a clock of its own: the time there is the real time plus this shift.
  demonstration boolean not null default false,
  clock_shift interval not null default '0',
  created_at timestamptz(3) not null default now(),
  check (demonstration or clock_shift = '0')
);
-- Every place can be found by its name; each changes only itself.
alter table tenant enable row level security;
alter table tenant force row level security;
create policy found_by_name on tenant for select using (true);
create policy set_up on tenant for insert with check (true);
create policy of_the_place on tenant for update
  using (id = (select nullif(current_setting('app.tenant', true), '')::integer));
grant select, insert, update on tenant to tl_app;

create table account (
  id integer generated always as identity primary key,
  email text unique,
  disabled_at timestamptz(3),
  created_at timestamptz(3) not null default now()
);
grant select, insert, update on account to tl_app;

-- The browser holds a random token; the store holds only its SHA-256.
create table session (
  token_hash bytea primary key,
  account_id integer not null references account (id),
  started_at timestamptz(3) not null default now(),
  seen_at timestamptz(3) not null default now(),
  ends_at timestamptz(3) not null
);
create index session_account on session (account_id);
grant select, insert, update, delete on session to tl_app;

-- Works once, until it ends: the way into an empty store, and for an administrator back into a full one.
create table one_time_link (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('set-up', 'sign-in')),
  account_id integer references account (id),
  made_at timestamptz(3) not null default now(),
  ends_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create index one_time_link_account on one_time_link (account_id);
grant select, insert, update on one_time_link to tl_app;

create table organisation (
  tenant_id integer not null references tenant (id),
  id integer generated always as identity,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('partner', 'directorate', 'department', 'division', 'group')),
  sector text not null check (sector in ('public', 'private', 'community')),
  parent_id integer,
  closed_on date,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, parent_id) references organisation (tenant_id, id)
);
create index organisation_parent on organisation (tenant_id, parent_id);
call fence('organisation');

-- A person without an account exists (a member with no log-in); a leaver's account ends and the person's history stays.
create table person (
  tenant_id integer not null references tenant (id),
  id integer generated always as identity,
  account_id integer references account (id),
  name text not null check (length(name) between 1 and 200),
  post text not null check (length(post) between 1 and 200),
  primary key (tenant_id, id)
);
create unique index person_account on person (account_id, tenant_id);
call fence('person');

create table role_grant (
  tenant_id integer not null references tenant (id),
  id integer generated always as identity,
  person_id integer not null,
  role text not null,
  -- Nothing named: the whole place. Otherwise the organisation and all below it.
  organisation_id integer,
  starts_on date not null,
  ends_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  check (ends_on is null or ends_on >= starts_on)
);
create index role_grant_person on role_grant (tenant_id, person_id);
create index role_grant_organisation on role_grant (tenant_id, organisation_id);
call fence('role_grant');
