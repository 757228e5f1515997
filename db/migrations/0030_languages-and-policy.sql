-- The languages that a centre leaves out, and which edition of the access policy held from when on this installation.

alter table access.centre
  -- What OpenCJG learns later is there by itself; Dutch is always there.
  add column left_out_languages text[] not null default '{}',
  add constraint centre_speaks_dutch check (not 'nl' = any (left_out_languages));

-- The rules are part of the program, so all centres of an installation have the same. A row holds until the next one; rows are added only.
create table access.policy_edition (
  id uuid primary key,
  -- As `audit_event.policy_version` names it: the beginning of the hash of `rules`.
  version text not null check (version ~ '^[0-9a-f]{12}$'),
  held_from timestamptz not null,
  rules text not null,
  constraint policy_version_is_of_its_rules check (left(encode(sha256(convert_to(rules, 'UTF8')), 'hex'), 12) = version)
);
create index policy_edition_newest on access.policy_edition (held_from desc, id desc);
grant select, insert on access.policy_edition to opencjg_serving;
