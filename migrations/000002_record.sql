-- The record of every change: a chain of hashes for each place, written in the transaction that makes the change.

create table audit_head (
  tenant_id integer primary key references tenant (id),
  sequence bigint not null,
  hash bytea not null,
  at timestamptz(3) not null
);
call fence('audit_head');

create table audit_entry (
  tenant_id integer not null references tenant (id),
  sequence bigint not null check (sequence > 0),
  at timestamptz(3) not null,
  person_id integer,
  person_name text not null,
  acting_role text not null,
  action text not null,
  subject_kind text not null,
  subject text not null,
  before jsonb,
  after jsonb,
  reason text not null default '',
  request_id text not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (tenant_id, sequence),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index audit_entry_subject on audit_entry (tenant_id, subject_kind, subject, sequence);
create index audit_entry_person on audit_entry (tenant_id, person_id);
call fence('audit_entry', 'select, insert');

-- A second fence behind the grants: what has been recorded is not altered, even by the owner of the tables. A superuser
-- could still switch this off; the signed checkpoints outside the database are there for that.
create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'the record of changes is never altered' using errcode = 'insufficient_privilege';
end
$$;
create trigger never_rewritten before update or delete on audit_entry
  for each row execute function refuse_rewriting();
create trigger never_emptied before truncate on audit_entry
  for each statement execute function refuse_rewriting();

-- What a write with an Idempotency-Key answered, so that the same request sent twice is one change and gets one answer.
create table idempotency_key (
  tenant_id integer not null references tenant (id),
  person_id integer not null,
  key text not null check (length(key) between 1 and 200),
  request_hash bytea not null,
  status integer not null,
  answer jsonb not null,
  made_at timestamptz(3) not null default now(),
  primary key (tenant_id, person_id, key),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
call fence('idempotency_key', 'select, insert, delete');
