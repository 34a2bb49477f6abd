-- A report may say itself that units were found and neither set apart, destroyed nor sent back. Such a store has reported,
-- but not removed: the board shows it first and counts it apart.
-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "left_on_sale" INTEGER NOT NULL DEFAULT 0;

UPDATE notice n SET left_on_sale = said.units
FROM (
  SELECT DISTINCT ON (r.tenant_id, r.notice_id) r.tenant_id, r.notice_id,
         (SELECT coalesce(sum(greatest(0, l.found - l.quarantined - l.destroyed - l.returned)), 0)::int
          FROM response_line l WHERE l.tenant_id = r.tenant_id AND l.response_id = r.id) AS units
  FROM response r
  WHERE r.kind = 'removed'
    AND NOT EXISTS (SELECT FROM response_withdrawal w WHERE w.tenant_id = r.tenant_id AND w.response_id = r.id)
  ORDER BY r.tenant_id, r.notice_id, r.observed_at DESC, r.at DESC, r.id DESC
) said
WHERE said.tenant_id = n.tenant_id AND said.notice_id = n.id AND n.state = 'reported' AND said.units > 0;

CREATE INDEX notice_left_on_sale ON notice (tenant_id, recall_id) WHERE left_on_sale > 0;
