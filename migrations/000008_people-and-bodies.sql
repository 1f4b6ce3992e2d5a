-- Who people are and what they may do, whole: posts and who held them, bodies and their members, themes, rights with
-- every kind of scope, delegation, and the ways to sign in.

alter table organisation
  add opened_on date,
  add version integer not null default 1,
  add check (parent_id <> id),
  add check (closed_on >= opened_on);

-- The salt is the key of what the record says of this person's own facts: once it is gone, nobody can tell from the
-- record what they were, and the chain still verifies.
alter table person
  add organisation_id integer,
  add email text check (length(email) <= 254),
  add left_on date,
  add salt bytea,
  add erased_at timestamptz(3),
  add version integer not null default 1,
  add foreign key (tenant_id, organisation_id) references organisation (tenant_id, id);
create index person_organisation on person (tenant_id, organisation_id);

-- A post outlives whoever holds it. What it answers to makes the line of accountability, from a member to an individual.
create table post (
  tenant_id integer not null references tenant (id),
  id integer generated always as identity,
  title text not null check (length(title) between 1 and 200),
  rank text not null check (rank in ('member', 'strategic-director', 'operational-director', 'manager', 'individual')),
  organisation_id integer,
  answers_to integer,
  closed_on date,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, title),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  foreign key (tenant_id, answers_to) references post (tenant_id, id),
  check (answers_to <> id)
);
create index post_organisation on post (tenant_id, organisation_id);
create index post_answers_to on post (tenant_id, answers_to);
call fence('post');

create table post_holding (
  tenant_id integer not null references tenant (id),
  post_id integer not null,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  person_id integer not null,
  primary key (tenant_id, post_id, starts_on),
  foreign key (tenant_id, post_id) references post (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
-- One after another: at most one holder whose time has no end.
create unique index post_holding_now on post_holding (tenant_id, post_id) where ends_on is null;
create index post_holding_person on post_holding (tenant_id, person_id);
call fence('post_holding');

create table theme (
  tenant_id integer not null references tenant (id),
  id integer generated always as identity,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  name text not null check (length(name) between 1 and 200),
  primary key (tenant_id, id),
  unique (tenant_id, code)
);
call fence('theme');

create table body (
  tenant_id integer not null references tenant (id),
  id integer generated always as identity,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in
    ('board', 'subgroup', 'executive', 'theme-partnership', 'policy-board', 'management-team', 'management-group', 'working-group')),
  parent_id integer,
  opened_on date,
  closed_on date,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, parent_id) references body (tenant_id, id),
  check (parent_id <> id),
  check (closed_on >= opened_on)
);
create index body_parent on body (tenant_id, parent_id);
call fence('body');

create table body_theme (
  tenant_id integer not null references tenant (id),
  body_id integer not null,
  theme_id integer not null,
  primary key (tenant_id, body_id, theme_id),
  foreign key (tenant_id, body_id) references body (tenant_id, id),
  foreign key (tenant_id, theme_id) references theme (tenant_id, id)
);
create index body_theme_theme on body_theme (tenant_id, theme_id);
call fence('body_theme', 'select, insert, delete');

-- Whom a member speaks for gives the make-up of a body by sector.
create table membership (
  tenant_id integer not null references tenant (id),
  id integer generated always as identity,
  body_id integer not null,
  person_id integer not null,
  role text not null check (role in ('chair', 'vice-chair', 'member', 'officer', 'portfolio-holder', 'adviser')),
  organisation_id integer,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  review_due_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, body_id) references body (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
);
create unique index membership_now on membership (tenant_id, body_id, person_id) where ends_on is null;
create index membership_person on membership (tenant_id, person_id);
create index membership_organisation on membership (tenant_id, organisation_id);
call fence('membership');

create table indicator_theme (
  tenant_id integer not null references tenant (id),
  indicator_id integer not null,
  theme_id integer not null,
  primary key (tenant_id, indicator_id, theme_id),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id),
  foreign key (tenant_id, theme_id) references theme (tenant_id, id)
);
create index indicator_theme_theme on indicator_theme (tenant_id, theme_id);
call fence('indicator_theme', 'select, insert, delete');

-- A grant reaches one thing and what belongs to it, or the whole place. A lent one always ends, and ends with the one it
-- was lent from. One that is taken back before it was ever in force ends on the day before it began.
alter table role_grant
  drop constraint role_grant_check,
  add constraint role_grant_ends check (ends_on is null or ends_on >= starts_on - 1),
  add body_id integer,
  add theme_id integer,
  add indicator_id integer,
  add lent_from integer,
  add reason text not null default '',
  add foreign key (tenant_id, body_id) references body (tenant_id, id),
  add foreign key (tenant_id, theme_id) references theme (tenant_id, id),
  add foreign key (tenant_id, indicator_id) references indicator (tenant_id, id),
  add foreign key (tenant_id, lent_from) references role_grant (tenant_id, id),
  add check (num_nonnulls(organisation_id, body_id, theme_id, indicator_id) <= 1),
  add check (lent_from is null or ends_on is not null);
create index role_grant_body on role_grant (tenant_id, body_id) where body_id is not null;
create index role_grant_theme on role_grant (tenant_id, theme_id) where theme_id is not null;
create index role_grant_indicator on role_grant (tenant_id, indicator_id) where indicator_id is not null;
create index role_grant_lent on role_grant (tenant_id, lent_from) where lent_from is not null;

-- The secret of the second factor is sealed with a key that is not in the database.
alter table account
  add password_hash text,
  add password_set_at timestamptz(3),
  add totp_secret bytea,
  add totp_confirmed_at timestamptz(3),
  add totp_step bigint,
  add is_break_glass boolean not null default false;

create table recovery_code (
  account_id integer not null references account (id),
  code_hash bytea not null,
  used_at timestamptz(3),
  primary key (account_id, code_hash)
);
grant select, insert, update, delete on recovery_code to tl_app;

-- A person of an identity provider is its issuer and subject together, and never an e-mail address.
create table account_identity (
  issuer text not null,
  subject text not null,
  account_id integer not null references account (id),
  bound_at timestamptz(3) not null default now(),
  primary key (issuer, subject)
);
create index account_identity_account on account_identity (account_id);
grant select, insert, delete on account_identity to tl_app;

-- Between leaving for the identity provider and coming back; the browser holds the other half. An account is named where
-- somebody who is signed in already shows again that it is they.
create table single_sign_on (
  state_hash bytea primary key,
  nonce text not null,
  verifier text not null,
  invitation_hash bytea,
  account_id integer references account (id),
  return_to text not null default '',
  ends_at timestamptz(3) not null
);
grant select, insert, delete on single_sign_on to tl_app;

alter table session
  add id integer generated always as identity unique,
  add confirmed_at timestamptz(3),
  add has_second_factor boolean not null default false,
  add device text not null default '',
  add network text not null default '';

create table access_token (
  id integer generated always as identity primary key,
  account_id integer not null references account (id),
  token_hash bytea not null unique,
  name text not null check (length(name) between 1 and 100),
  scopes text[] not null,
  made_at timestamptz(3) not null default now(),
  ends_at timestamptz(3) not null,
  seen_at timestamptz(3),
  revoked_at timestamptz(3)
);
create index access_token_account on access_token (account_id);
grant select, insert, update on access_token to tl_app;

-- Guesses at passwords, codes and links, counted for each account and each network.
create table guess (
  counted_for text primary key,
  guesses integer not null,
  window_ends_at timestamptz(3) not null,
  blocked_until timestamptz(3)
);
grant select, insert, update, delete on guess to tl_app;

-- An invitation is a link for one account to set up its way to sign in. A second factor is asked of whoever holds the
-- other half of its link, which is given for a right password and stands in a cookie.
alter table one_time_link
  drop constraint one_time_link_purpose_check,
  add check (purpose in ('set-up', 'sign-in', 'invitation', 'second-factor'));
