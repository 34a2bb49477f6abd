-- Up to when a person has read what is said about a recall: until then, a mention waits for its reader.
CREATE TABLE "comment_read" (
    "tenant_id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_read_pkey" PRIMARY KEY ("tenant_id","recall_id","person_id")
);
ALTER TABLE "comment_read" ADD CONSTRAINT "comment_read_tenant_id_recall_id_fkey" FOREIGN KEY ("tenant_id", "recall_id") REFERENCES "recall"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "comment_read" ADD CONSTRAINT "comment_read_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "comment_mentions_idx" ON "comment" USING GIN ("mentions");

ALTER TABLE comment_read ENABLE ROW LEVEL SECURITY;
ALTER TABLE comment_read FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON comment_read USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()));
CREATE POLICY own_store ON comment_read AS RESTRICTIVE USING ((SELECT current_store()) IS NULL);
GRANT SELECT, INSERT, UPDATE ON comment_read TO clearshelf_app;

-- Asked once per statement, as the other policies; a timeline reads many leaves.
ALTER POLICY own_store ON audit_leaf USING (CASE WHEN (SELECT current_store()) IS NULL THEN true ELSE false END);
