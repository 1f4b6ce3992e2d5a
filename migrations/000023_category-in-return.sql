-- A department says in its return how likely a target is; once the return is accepted that is the word on the target.
alter table return_line add column category text not null default ''
  check (category in ('', 'likely', 'difficult', 'unlikely'));
alter table return_line add column category_reason text not null default '';

-- The return that the word came in with; null: it was said of the indicator itself.
alter table target_category add column return_id integer;
alter table target_category add foreign key (tenant_id, return_id) references return (tenant_id, id);
create index target_category_return on target_category (tenant_id, return_id);
