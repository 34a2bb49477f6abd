-- Decisions, messages and comments are few, and stand between a hundred thousand answers of stores: found without these.
CREATE INDEX audit_leaf_of_the_desk ON audit_leaf (tenant_id, recall_id, at, action, store_id)
  WHERE action NOT LIKE 'notice.%';
