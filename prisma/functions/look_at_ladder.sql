-- Whatever may make a step due earlier than was thought.
CREATE OR REPLACE FUNCTION look_at_ladder(of_tenant uuid, of_recall uuid) RETURNS void LANGUAGE sql AS $$
  UPDATE recall_ladder SET look_at = 'epoch', changes = changes + 1
  WHERE tenant_id = of_tenant AND recall_id = of_recall AND look_at IS DISTINCT FROM 'epoch'
$$;
