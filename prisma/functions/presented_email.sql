CREATE OR REPLACE FUNCTION presented_email() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.presented_email', true), '');
