-- What the sweeps look for, and nothing that is finished: small however long the history grows.
CREATE INDEX delivery_unsettled ON delivery (next_attempt_at) WHERE state IN ('pending', 'sending', 'unknown');
CREATE INDEX recall_version_not_fanned_out ON recall_version (issued_at) WHERE fanned_out_at IS NULL;
