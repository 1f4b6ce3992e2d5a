-- A file of figures that was sent and waits to be looked at. Its text goes when it was imported or after seven days.
create table import_file (
  tenant_id integer not null references tenant (id),
  id integer generated always as identity,
  name text not null check (length(name) between 1 and 200),
  source text not null check (length(source) between 1 and 500),
  content text not null check (octet_length(content) <= 26214400),
  -- Of a workbook: the sheet that was read, and what is to be said of its cells.
  sheet text not null default '',
  notes jsonb not null default '[]',
  state text not null default 'waiting' check (state in ('waiting', 'imported')),
  sent_at timestamptz(3) not null,
  sent_by integer not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, sent_by) references person (tenant_id, id),
  check (state = 'waiting' or content = '')
);
create index import_file_sent_by on import_file (tenant_id, sent_by);
call fence('import_file', 'select, insert, update, delete');

-- How the columns of another product are called here, kept under a name.
create table import_layout (
  tenant_id integer not null references tenant (id),
  name text not null check (length(name) between 1 and 100),
  columns jsonb not null,
  primary key (tenant_id, name)
);
call fence('import_layout');
