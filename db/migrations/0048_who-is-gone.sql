-- Who died or moved away: few. A run over all children leaves them out without reading what is known of everybody else.
create index person_detail_gone on families.person_detail (centre_id, person_id) where deceased_on is not null or moved_on is not null;
