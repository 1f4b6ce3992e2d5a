-- Deadlines: more time for one return, asked for and decided, and letters of every step.

-- The day until which this return alone has time; without one it is the day of its round.
alter table return add column extended_to date;

-- Who asked for more time and why, and who gave it or did not. What was given without being asked for has nobody who asked.
create table extension (
  tenant_id integer not null references tenant (id),
  return_id integer not null,
  number integer not null,
  state text not null check (state in ('asked', 'granted', 'declined')),
  asked_until date,
  asked_why text not null default '',
  asked_by integer,
  asked_at timestamptz(3),
  until date,
  decision text not null default '',
  decided_by integer,
  decided_at timestamptz(3),
  primary key (tenant_id, return_id, number),
  foreign key (tenant_id, return_id) references return (tenant_id, id),
  foreign key (tenant_id, asked_by) references person (tenant_id, id),
  foreign key (tenant_id, decided_by) references person (tenant_id, id),
  check ((state = 'granted') = (until is not null)),
  check ((state = 'asked') = (decided_by is null)),
  check ((state = 'asked') = (decided_at is null))
);
create unique index extension_asked on extension (tenant_id, return_id) where state = 'asked';
call fence('extension');

-- Since when the mail server has been in trouble over a message; it was well again once one was sent.
alter table outbox add column failing_since timestamptz(3);

-- The kinds of mail are one table of the program; a new one is a row there.
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind ~ '^[a-z]+(-[a-z]+)*$');
