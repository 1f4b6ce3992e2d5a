-- The council's own Word template: every file that was sent, and each time the one in use was taken out of use. The last
-- row says what is in use. Nothing is written over.
create table word_template (
  tenant_id integer not null references tenant (id),
  number integer not null check (number > 0),
  -- All three are empty where the template was taken out of use.
  name text check (length(name) between 1 and 100),
  bytes bytea check (length(bytes) between 1 and 5000000),
  hash bytea check (length(hash) = 32),
  changed_by integer not null,
  changed_at timestamptz(3) not null,
  primary key (tenant_id, number),
  check (num_nonnulls(name, bytes, hash) in (0, 3)),
  foreign key (tenant_id, changed_by) references person (tenant_id, id)
);
create index word_template_changed_by on word_template (tenant_id, changed_by);
call fence('word_template', 'select, insert');
