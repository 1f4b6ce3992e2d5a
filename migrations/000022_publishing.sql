-- Reports as they were published: each edition is frozen, and no right of the application reaches it again.
create table report_edition (
  tenant_id integer not null references tenant (id),
  id integer generated always as identity,
  -- The beginning of its hash, as it is printed in its files.
  code text not null check (code ~ '^[0-9a-f]{12}$'),
  definition text not null,
  -- What it is about; of a department or a theme also as what rights are given for.
  subject text not null,
  subject_name text not null,
  organisation_id integer,
  theme_id integer,
  period_kind text not null,
  period_index integer not null,
  as_at timestamptz(3) not null,
  -- Whoever lacks one of these rights for all that it is about may not open it.
  reads text[] not null check (cardinality(reads) > 0),
  published_by integer not null,
  published_at timestamptz(3) not null,
  -- Of the snapshot, byte for byte.
  hash bytea not null check (length(hash) = 32 and code = left(encode(hash, 'hex'), 12)),
  snapshot text not null,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  -- Published twice as at the same moment is published once.
  unique (tenant_id, definition, subject, period_kind, period_index, as_at),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  foreign key (tenant_id, theme_id) references theme (tenant_id, id),
  foreign key (tenant_id, published_by) references person (tenant_id, id)
);
create index report_edition_period on report_edition (tenant_id, period_kind, period_index);
create index report_edition_organisation on report_edition (tenant_id, organisation_id);
create index report_edition_theme on report_edition (tenant_id, theme_id);
create index report_edition_published_by on report_edition (tenant_id, published_by);
call fence('report_edition', 'select, insert');

-- Its files, as they were written on the day: another version of the product writes no other bytes.
create table report_edition_file (
  tenant_id integer not null references tenant (id),
  edition_id integer not null,
  format text not null,
  bytes bytea not null,
  hash bytea not null check (length(hash) = 32),
  primary key (tenant_id, edition_id, format),
  foreign key (tenant_id, edition_id) references report_edition (tenant_id, id)
);
call fence('report_edition_file', 'select, insert');

create table report_withdrawal (
  tenant_id integer not null references tenant (id),
  edition_id integer not null,
  reason text not null check (length(reason) between 1 and 1000),
  withdrawn_by integer not null,
  withdrawn_at timestamptz(3) not null,
  primary key (tenant_id, edition_id),
  foreign key (tenant_id, edition_id) references report_edition (tenant_id, id),
  foreign key (tenant_id, withdrawn_by) references person (tenant_id, id)
);
create index report_withdrawal_withdrawn_by on report_withdrawal (tenant_id, withdrawn_by);
call fence('report_withdrawal', 'select, insert');
