-- Rules of assessment come in families; a place chooses one and its tolerance, and an indicator may have its own.

alter table assessment_rule
  add family text not null default 'tolerance' check (family in ('tolerance', 'tolerance-or-improving', 'band')),
  add reason text not null default '';

alter table indicator
  add rule_family text check (rule_family in ('tolerance', 'tolerance-or-improving', 'band'));
