-- Words that were searched for without result go after a year.
grant delete on advice.search_miss to opencjg_serving;
