-- Two persons turned out to be one: what was said and sent stays as it was, and is of the other from then on. Only to whom it points may change, and only
-- the system moves it (policies by_system).
grant update (person_id) on access.consent, access.consent_recipient, access.consent_exception, access.share, access.share_item to opencjg_serving;
grant update (person_id, given_by) on access.consent_decision to opencjg_serving;
grant update (person_id, said_by) on access.consent_words to opencjg_serving;

-- A share within a hidden part asks nobody: asking the family would tell them of it.
alter table access.share add constraint hidden_share_asks_nobody check (compartment_id is null or ground <> 'consent');

-- Which key made a mark: after a rotation of the pseudonym key every mark is made anew, and one that was not yet is known by this. Null: from before.
alter table families.person_bsn add column mark_key bytea check (length(mark_key) = 8);
alter table families.home add column mark_key bytea check (length(mark_key) = 8);

-- A hidden part that nobody could open any more goes to one person, who alone hears of it.
alter table access.compartment add column successor_id uuid;
alter table access.compartment add constraint successor_works_here foreign key (centre_id, successor_id) references access.account (centre_id, id);
alter table access.notice drop constraint notice_kind_check;
alter table access.notice add constraint notice_kind_check
  check (kind in ('emergency-in-my-file', 'emergency-to-review', 'emergency-reviewed', 'hidden-part-is-mine'));

-- The policy of rules/case-file/policy.ts, by compile-policy.ts; a test compares every cell. Files that are closed, or of who died or moved, can be put right.
drop materialized view access.policy;
create materialized view access.policy as
  with line (roles, relations, states, verbs, fields) as (values
    ('{professional,coordinator}', '{care,clearedCare}', '{open}', '{find,list,write,share,print,export,notify}', '{index,identity,contact,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing}'),
    ('{professional,coordinator}', '{care,clearedCare}', '{open}', '{read,write}', '{index,identity,contact,secretAddress,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing}'),
    ('{professional,coordinator}', '{care,clearedCare}', '{closed,deceased}', '{find,list,read,print}', '{index,identity,contact,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing}'),
    ('{professional,coordinator}', '{care,clearedCare}', '{moved}', '{find,list,read}', '{index,care}'),
    ('{professional,coordinator}', '{care,clearedCare}', '{closed,deceased,moved}', '{read,write}', '{index,identity,family,care,sharing}'),
    ('{professional,coordinator}', '{care,clearedCare}', '{closed}', '{share}', '{index,identity,contact,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing}'),
    ('{professional,coordinator}', '{clearedCare}', '{restricted}', '{find,list,write,share,print,notify}', '{index,identity,contact,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing}'),
    ('{professional,coordinator}', '{clearedCare}', '{restricted}', '{read}', '{index,identity,contact,secretAddress,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing}'),
    ('{professional,coordinator}', '{standIn}', '{open}', '{find,list,read,write,print,notify}', '{index,identity,contact,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing}'),
    ('{professional,coordinator}', '{standIn}', '{closed,deceased}', '{find,list,read}', '{index,identity,contact,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing}'),
    ('{professional,coordinator}', '{emergency}', '{open,closed,restricted,deceased}', '{read}', '{index,identity,contact,secretAddress,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing}'),
    ('{frontDesk,coordinator}', '{none}', '{open,closed}', '{find}', '{index}'),
    ('{frontDesk,coordinator}', '{none}', '{open,closed}', '{read}', '{care}'),
    ('{coordinator}', '{none}', '{deceased,moved}', '{find}', '{index}'),
    ('{coordinator}', '{none}', '{open,closed,restricted,deceased,moved}', '{write}', '{care}'),
    ('{coordinator}', '{none}', '{restricted,deceased,moved}', '{read}', '{care}'),
    ('{privacyOfficer}', '{none}', '{open,closed,restricted,deceased,moved,merged}', '{list,read,export}', '{log}'),
    ('{family}', '{self}', '{open,closed,restricted,deceased,moved}', '{list,read,print,export}', '{index,identity,contact,secretAddress,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing,log}'),
    ('{family}', '{authority}', '{open,closed,restricted,deceased,moved}', '{list,read,print,export}', '{index,identity,contact,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing,log}'),
    ('{family}', '{self,authority}', '{open,closed,restricted,moved}', '{write,share,notify}', '{contact,sharing}')),
  need (purpose, fields) as (values
    ('youthHealth', '{index,identity,contact,secretAddress,bsn,family,care,healthPieces,sharing}'),
    ('youthHelp', '{index,identity,contact,secretAddress,bsn,family,care,helpPieces,sharing}'),
    ('support', '{index,identity,contact,family,care,supportPieces,sharing}'),
    ('advice', '{index,contact,care,advicePieces}'),
    ('coordination', '{index,contact,family,care,sharing}'),
    ('emergency', '{index,identity,contact,secretAddress,family,care,healthPieces,helpPieces,supportPieces,advicePieces}'),
    ('own', '{index,identity,contact,secretAddress,bsn,family,care,healthPieces,helpPieces,supportPieces,advicePieces,sharing,log}'),
    ('index', '{index,care}'),
    ('control', '{index,log}')),
  had (relation, purposes) as (values
    ('none', '{index,control}'),
    ('care', '{youthHealth,youthHelp,support,advice,coordination}'),
    ('clearedCare', '{youthHealth,youthHelp,support,advice,coordination}'),
    ('standIn', '{youthHealth,youthHelp,support,advice,coordination}'),
    ('emergency', '{emergency}'),
    ('self', '{own}'),
    ('authority', '{own}'))
  select verb, field as fields, relation, purpose, state, array_agg(distinct role order by role) as roles
  from line,
    unnest(line.roles::text[]) role, unnest(line.relations::text[]) relation, unnest(line.states::text[]) state,
    unnest(line.verbs::text[]) verb, unnest(line.fields::text[]) field
    join need on field = any (need.fields::text[])
  where exists (select from had where had.relation = relation.relation and need.purpose = any (had.purposes::text[]))
  group by verb, field, relation, purpose, state;
create unique index policy_cell on access.policy (verb, fields, relation, purpose, state);
grant select on access.policy to opencjg_serving;
