-- The client assertions that have been used. A row whose instant has passed may be deleted.
create table used_assertions (
  account text collate "C" not null,
  id text collate "C" not null check (length(id) <= 128),
  until timestamptz(3) not null,
  primary key (account, id)
);

create index used_assertions_ended on used_assertions (until);
