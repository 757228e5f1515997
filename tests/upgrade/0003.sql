-- The index of one article.
insert into advice.search_document (slug, language, title, summary, keywords, body, audiences, ages, checksum)
  values ('slapen', 'nl', 'Slapen', 'Hoe slaapt een kind?', 'nacht bed', 'Een kind van drie slaapt twaalf uur.', '{parents}', '{1-4}', 'x');
insert into advice.search_word values ('nl', 'slapen', 1);
