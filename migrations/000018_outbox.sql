-- Mail that the product owes people: written in the transaction of the change that causes it, sent by the worker, and
-- kept as the one record of what was sent to whom. The reason is unique, so nothing is written twice.
create table outbox (
  tenant_id integer not null references tenant (id),
  id integer generated always as identity,
  kind text not null check (kind in
    ('invitation', 'added', 'return-open', 'return-due', 'return-late', 'return-late-lead')),
  -- `return/12/late-3/person/5`: why it was written.
  reason_key text not null check (length(reason_key) between 1 and 200),
  -- `return/12`: once that is done, what still waits about it is cancelled.
  about text not null,
  person_id integer not null,
  address text not null check (length(address) <= 254),
  subject text not null check (length(subject) between 1 and 60),
  letter jsonb not null,
  -- The same each time it is tried, so that whoever gets it twice is shown it once.
  message_id uuid not null default gen_random_uuid(),
  in_working_hours boolean not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'cancelled')),
  written_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  ends_at timestamptz(3) not null check (ends_at > written_at),
  attempts integer not null default 0,
  tried_at timestamptz(3),
  problem text not null default '',
  reply text not null default '',
  sent_at timestamptz(3),
  primary key (tenant_id, id),
  unique (tenant_id, reason_key),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  check ((state = 'sent') = (sent_at is not null))
);
create index outbox_waiting on outbox (tenant_id, due_at) where state = 'waiting';
create index outbox_about on outbox (tenant_id, about);
create index outbox_person on outbox (tenant_id, person_id);
call fence('outbox');

-- The end of a link that opens something, sealed, and only while its message waits. No backup holds this table.
create table outbox_secret (
  tenant_id integer not null references tenant (id),
  outbox_id integer not null,
  sealed bytea not null,
  primary key (tenant_id, outbox_id),
  foreign key (tenant_id, outbox_id) references outbox (tenant_id, id)
);
call fence('outbox_secret', 'select, insert, delete');

-- By this key a calendar program reads somebody's deadlines without signing in; only its digest is kept.
create table calendar_key (
  tenant_id integer not null references tenant (id),
  person_id integer not null,
  key_hash bytea not null,
  made_at timestamptz(3) not null,
  primary key (tenant_id, person_id),
  unique (tenant_id, key_hash),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
call fence('calendar_key', 'select, insert, update, delete');
