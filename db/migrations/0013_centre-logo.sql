-- The logo of a centre: the picture as it is published, checked by the rules before it is saved, and what it says for who does not see it.
create table access.centre_logo (
  centre_id uuid primary key references access.centre (id),
  -- Names the picture in its address, so that a browser may keep it for ever.
  hash text not null,
  media_type text not null check (media_type in ('image/png', 'image/webp')),
  width integer not null check (width between 32 and 4096),
  height integer not null check (height between 32 and 4096),
  bytes bytea not null check (octet_length(bytes) between 1 and 2097152),
  alt_nl text not null check (alt_nl <> ''),
  alt_en text not null check (alt_en <> ''),
  -- Null when a command set it.
  set_by uuid,
  set_at timestamptz not null,
  foreign key (centre_id, set_by) references access.account (centre_id, id),
  constraint logo_is_what_its_hash_says check (hash = encode(sha256(bytes), 'hex'))
);
alter table access.centre_logo enable row level security;
alter table access.centre_logo force row level security;
create policy own_centre on access.centre_logo
  using (centre_id = (select access.current_centre())) with check (centre_id = (select access.current_centre()));
grant select, insert, update, delete on access.centre_logo to opencjg_serving;
