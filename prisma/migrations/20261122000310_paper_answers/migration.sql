-- AlterTable
ALTER TABLE "response" ADD COLUMN     "entered_by" UUID;

-- The number that the code on a store's paper sheet spells; paper-code.ts reckons the same.
CREATE FUNCTION paper_number(notice_id uuid) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ('x' || right(replace(notice_id::text, '-', ''), 12))::bit(48)::bigint % 3404825447;
CREATE INDEX notice_paper_number ON notice (tenant_id, paper_number(id));
