-- Links that open one return to one person without an account. The mail bears a random key; only its digest is kept.
create table return_link (
  tenant_id integer not null references tenant (id),
  id integer generated always as identity,
  return_id integer not null,
  person_id integer not null,
  key_hash bytea not null,
  -- Null: the product itself gave it, in a letter about the return.
  given_by integer,
  note text not null default '' check (length(note) <= 500),
  given_at timestamptz(3) not null,
  ends_at timestamptz(3) not null check (ends_at > given_at),
  -- When somebody first went on from it; looking at it opens nothing.
  opened_at timestamptz(3),
  withdrawn_at timestamptz(3),
  withdrawn_by integer,
  primary key (tenant_id, id),
  unique (tenant_id, key_hash),
  foreign key (tenant_id, return_id) references return (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, given_by) references person (tenant_id, id),
  foreign key (tenant_id, withdrawn_by) references person (tenant_id, id),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index return_link_return on return_link (tenant_id, return_id);
create index return_link_person on return_link (tenant_id, person_id);
call fence('return_link');

-- Somebody who went on from a link: the browser holds a random token, the store only its digest.
create table return_link_session (
  tenant_id integer not null references tenant (id),
  token_hash bytea not null,
  link_id integer not null,
  started_at timestamptz(3) not null,
  ends_at timestamptz(3) not null check (ends_at > started_at),
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, link_id) references return_link (tenant_id, id)
);
create index return_link_session_link on return_link_session (tenant_id, link_id);
call fence('return_link_session', 'select, insert, delete');

-- What a link gives is held by coming with it, and by nobody as a role.
alter table role_grant add constraint role_grant_not_by_link check (role <> 'link-holder');
