-- Two persons turned out to be one: what was said and sent stays as it was, and is of the other from then on. Only to whom it points may change, and only
-- the system moves it (policies by_system).
grant update (person_id) on access.consent, access.consent_recipient, access.consent_exception, access.share, access.share_item to opencjg_serving;
grant update (person_id, given_by) on access.consent_decision to opencjg_serving;
grant update (person_id, said_by) on access.consent_words to opencjg_serving;

-- A share within a hidden part asks nobody: asking the family would tell them of it.
alter table access.share add constraint hidden_share_asks_nobody check (compartment_id is null or ground <> 'consent');
