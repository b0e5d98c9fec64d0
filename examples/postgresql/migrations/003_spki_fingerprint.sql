-- The key of a certificate, by which a revoked one is known under another certificate.
alter table certificates add column spki_fingerprint text collate "C";

create index certificates_revoked_key on certificates (account, spki_fingerprint)
  where revoked_at is not null;
