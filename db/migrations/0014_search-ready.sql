-- The search index is filled in one go and then only read. So new entries go into it at once, not on the waiting list that every search would read
-- from end to end until the next vacuum; and the planner learns what is there at once, not at the next round of autovacuum.

alter index advice.search_word_trigrams set (fastupdate = off);
alter index advice.search_document_vector set (fastupdate = off);
select gin_clean_pending_list('advice.search_word_trigrams'), gin_clean_pending_list('advice.search_document_vector');

-- Only the owner may gather statistics.
create function advice.learn_search() returns void language sql security definer set search_path = pg_catalog
as $$ analyze advice.search_document, advice.search_word, advice.search_lexeme $$;
revoke execute on function advice.learn_search() from public;
grant execute on function advice.learn_search() to opencjg_serving;
select advice.learn_search();
