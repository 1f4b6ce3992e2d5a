-- An indicator that is worked out from others: its formula, kept in versions. The latest version as at a moment is the
-- one by which its figures are worked out as at that moment; none of them is stored.
create table formula (
  tenant_id integer not null references tenant (id),
  indicator_id integer not null,
  version integer not null check (version > 0),
  text text not null check (text <> '' and length(text) <= 2000),
  recorded_at timestamptz(3) not null,
  recorded_by integer,
  reason text not null,
  primary key (tenant_id, indicator_id, version),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id),
  foreign key (tenant_id, recorded_by) references person (tenant_id, id)
);
call fence('formula', 'select, insert');
