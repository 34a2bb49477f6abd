import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'

import canonicalize from 'canonicalize'

import { SYNTHETIC } from '#lib/domain/operations/synthetic-recall.ts'

import type { Truth } from './truth.ts'

// Triggers that the product does not know of: they note which transaction changed what, so that the audit trail can be
// held against what really happened instead of against what the code meant to do.
const INSTALL = `
  CREATE SCHEMA witness;
  CREATE TABLE witness.change (xid xid8, who name, relation name, op text, columns text[], leaf text, tenant text);
  CREATE FUNCTION witness.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN
    INSERT INTO witness.change SELECT pg_current_xact_id(), session_user, TG_TABLE_NAME, TG_OP, CASE WHEN TG_OP = 'UPDATE' THEN
      ARRAY(SELECT n.key FROM jsonb_each(to_jsonb(NEW)) n WHERE n.value IS DISTINCT FROM to_jsonb(OLD) -> n.key ORDER BY 1) END, CASE WHEN TG_TABLE_NAME = 'audit_leaf' AND TG_OP = 'INSERT' THEN to_jsonb(NEW) ->> 'action' END,
      coalesce(to_jsonb(NEW), to_jsonb(OLD)) ->> CASE TG_TABLE_NAME WHEN 'tenant' THEN 'id' ELSE 'tenant_id' END;
    RETURN NULL;
  END $$;
  DO $$
  DECLARE name text;
  BEGIN
    FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' LOOP
      EXECUTE format('CREATE TRIGGER witness AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION witness.note()', name);
    END LOOP;
  END $$`

export const installWitness = async (truth: Truth): Promise<void> => void (await truth.rows(INSTALL))

// What needs no leaf of its own. Everything else does, also in tables that are yet to come.
const NO_LEAF = `
  relation IN (
    'audit_leaf', '_prisma_migrations',
    'delivery', 'delivery_attempt', 'delivery_lease', 'delivery_dispatch', 'provider_gate', 'sms_spend', 'worker_heartbeat', 'outbox', 'provider_event', 'provider_message', 'reach_check', -- the machinery's own record, planned by the leaf of the issue
    'sign_in_throttle', 'rate_limit', 'idempotency_record', -- how the doors protect themselves
    'account_token', 'backup_code',           -- secrets; what is done with them has its leaf
    'account_mail',                           -- ordered by what has its leaf
    'comment_read',                           -- what somebody has read changes nothing
    'progress',                               -- counted from rows that have their leaf
    'escalation',                             -- written with the leaf of its step
    'catalog_import', 'catalog_import_row', 'catalog_import_piece',   -- staged: of no effect until it is applied, which has its leaf
    'recall_exclusion', 'response', 'response_line', 'response_withdrawal', 'late_stock', 'scan', 'evidence', 'response_evidence' -- written with what has its leaf
  )
  OR relation = 'synthetic_run' OR tenant = '${SYNTHETIC.tenantId}' -- the synthetic recall: nobody’s deed, about nothing real
  OR relation = 'attachment' AND op = 'INSERT' -- of no effect until its bytes were looked at, which has its leaf
  OR who = 'clearshelf_worker'::name AND (
    relation IN ('attachment', 'contact_test') OR
    relation = 'dead_letter' OR -- kept as it came, and put back after its leaf
    relation = 'notice' AND (op = 'INSERT' OR columns <@ '{notified_at,unreached_at,help_asked_at}')
    OR relation = 'recall_ladder' AND columns <@ '{look_at,changes,late_stores,late_since}'
    OR relation = 'follow_up' AND columns <@ '{planned_at}'
    OR relation = 'recall_version' AND columns <@ '{fanned_out_at,looked_again_at,planned_through}')
  OR relation IN ('session', 'device') AND columns <@ '{last_seen_at}'
  OR relation = 'person' AND (columns <@ '{totp_last_step}' OR columns <@ '{totp_sealed,updated_at}') -- a seed that is not in force yet
  OR relation = 'api_key' AND columns <@ '{last_used_at}'
  OR relation = 'tenant' AND columns <@ '{next_recall_number}'`

type Transaction = { xid: string; leaves: string[]; changes: string[]; others: string[] }

type Leaf = {
  id: string
  tenantId: string
  at: Date
  actor: string
  action: string
  subjectType: string
  subjectId: string
  body: string
  hash: Buffer
}

/** Each change of the product has exactly one leaf, each leaf a change, and each leaf's hash is that of its body. */
export const expectTrueAuditTrail = async (truth: Truth): Promise<void> => {
  const transactions = await truth.rows<Transaction>(
    `SELECT xid::text AS xid,
            coalesce(array_agg(leaf) FILTER (WHERE leaf IS NOT NULL), '{}') AS leaves,
            coalesce(array_agg(DISTINCT relation || ' ' || op) FILTER (WHERE (${NO_LEAF}) IS NOT TRUE), '{}') AS changes,
            coalesce(array_agg(DISTINCT relation || ' ' || op) FILTER (WHERE (${NO_LEAF}) IS TRUE AND relation <> 'audit_leaf'), '{}') AS others
     FROM witness.change WHERE who IN ('clearshelf_app', 'clearshelf_worker') GROUP BY xid ORDER BY xid`,
  )
  const untrue = transactions.filter(
    ({ leaves, changes, others }) =>
      (changes.length > 0 && leaves.length !== 1) ||
      (leaves.length > 0 && changes.length + others.length === 0) ||
      leaves.length > 1,
  )
  const inWords = 'transactions whose changes and leaves do not belong together'
  assert.equal(untrue.length, 0, `${inWords}: ${JSON.stringify(untrue, null, 2)}`)
  for (const leaf of await leavesOf(truth)) expectWholeLeaf(leaf)
}

const leavesOf = (truth: Truth): Promise<Leaf[]> =>
  truth.rows(
    `SELECT id, tenant_id AS "tenantId", at, actor, action, subject_type AS "subjectType", subject_id AS "subjectId", body, hash
     FROM audit_leaf ORDER BY sequence`,
  )

const expectWholeLeaf = ({ body, hash, at, subjectType, subjectId, ...columns }: Leaf): void => {
  assert.equal(createHash('sha256').update(body).digest('hex'), hash.toString('hex'))
  const { data, ...said } = JSON.parse(body) as { data: unknown }
  assert.equal(canonicalize({ ...said, data }), body)
  assert.deepEqual(said, { ...columns, at: at.toISOString(), subject: { type: subjectType, id: subjectId } })
}
