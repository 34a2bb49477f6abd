-- The hash of a secret that the caller holds (API key, invitation, reset link, acknowledgement link). Whoever presents
-- the secret may find its row, before it is known which tenant it belongs to.
CREATE OR REPLACE FUNCTION presented_hash() RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  RETURN decode(nullif(current_setting('app.presented_hash', true), ''), 'hex');
