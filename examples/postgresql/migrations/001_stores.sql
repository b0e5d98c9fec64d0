-- Text is compared and ordered by code points, whatever the collation of the database.
-- Instants are kept to the millisecond, as a Date has them.

create table sessions (
  account text collate "C" not null,
  user_id text collate "C" not null,
  id text collate "C" not null,
  kind text not null,
  role_id text,
  started_at timestamptz(3) not null,
  last_used_at timestamptz(3) not null,
  primary key (account, user_id, id)
);

create table integrations (
  account text collate "C" not null,
  id text collate "C" not null,
  record jsonb not null,
  client_id text collate "C" not null generated always as (record ->> 'clientId') stored,
  primary key (account, id),
  unique (account, client_id)
);

create table certificates (
  account text collate "C" not null,
  id text collate "C" not null,
  integration text collate "C" not null,
  entity text not null,
  role text not null,
  key jsonb not null,
  valid_from timestamptz(3) not null,
  valid_until timestamptz(3) not null,
  created_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  primary key (account, id)
);

create index certificates_history on certificates (account, integration, created_at, id);

create index certificates_unrevoked on certificates (account, integration, valid_until)
  where revoked_at is null;

create table notices (
  account text collate "C" not null,
  revision integer not null,
  text text not null,
  sha256 text not null,
  saved_at timestamptz(3) not null,
  saved_by text not null,
  primary key (account, revision)
);

-- An entry is kept whole. The columns that it is found by are taken out of it.
create table audit_trail (
  account text collate "C" not null,
  id text collate "C" not null,
  at timestamptz(3) not null,
  entry jsonb not null,
  event text collate "C" generated always as (entry ->> 'event') stored,
  user_id text collate "C" generated always as (entry ->> 'userId') stored,
  role text collate "C" generated always as (entry ->> 'roleId') stored,
  status text collate "C" generated always as (entry ->> 'status') stored,
  detail text collate "C" generated always as (entry ->> 'detail') stored,
  primary key (account, id)
);

create index audit_trail_newest on audit_trail (account, at, id);

create index audit_trail_of_user on audit_trail (account, user_id, at, id);

create index audit_trail_of_detail on audit_trail (account, user_id, detail, at, id);
