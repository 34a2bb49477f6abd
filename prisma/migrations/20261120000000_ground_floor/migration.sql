-- CreateEnum
CREATE TYPE "channel" AS ENUM ('email', 'sms', 'push', 'teams');

-- CreateEnum
CREATE TYPE "contact_kind" AS ENUM ('on_duty', 'after_hours', 'escalation');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('pending', 'sending', 'accepted', 'delivered', 'failed', 'unknown', 'superseded', 'parked');

-- CreateEnum
CREATE TYPE "delivery_purpose" AS ENUM ('notice');

-- CreateEnum
CREATE TYPE "attempt_outcome" AS ENUM ('accepted', 'retry', 'failed', 'unknown', 'superseded');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('admin', 'recall_manager', 'approver', 'viewer', 'district_manager', 'store_manager', 'store_associate');

-- CreateEnum
CREATE TYPE "person_status" AS ENUM ('invited', 'active', 'disabled');

-- CreateEnum
CREATE TYPE "surface" AS ENUM ('recall', 'store');

-- CreateEnum
CREATE TYPE "language" AS ENUM ('en', 'es', 'fr');

-- CreateEnum
CREATE TYPE "theme" AS ENUM ('system', 'light', 'dark');

-- CreateEnum
CREATE TYPE "token_purpose" AS ENUM ('invitation', 'password_reset');

-- CreateEnum
CREATE TYPE "recall_kind" AS ENUM ('recall', 'withdrawal', 'safety_alert', 'drill');

-- CreateEnum
CREATE TYPE "priority" AS ENUM ('high', 'medium', 'low');

-- CreateEnum
CREATE TYPE "jurisdiction" AS ENUM ('US', 'EU', 'UK', 'CA', 'AU');

-- CreateEnum
CREATE TYPE "recall_status" AS ENUM ('draft', 'in_review', 'approved', 'issued', 'closing', 'closed', 'cancelled');

-- CreateEnum
CREATE TYPE "target_mode" AS ENUM ('shipped', 'all', 'listed');

-- CreateEnum
CREATE TYPE "notice_state" AS ENUM ('open', 'seen', 'acknowledged', 'reported', 'verified', 'not_affected', 'needs_help');

-- CreateEnum
CREATE TYPE "match" AS ENUM ('in_scope', 'lot_unknown', 'date_unknown');

-- CreateTable
CREATE TABLE "audit_leaf" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_leaf_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "region" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "parent_id" UUID,

    CONSTRAINT "region_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "store" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "banner" TEXT,
    "gln" TEXT,
    "region_id" UUID,
    "timezone" TEXT NOT NULL,
    "line1" TEXT,
    "city" TEXT,
    "state" TEXT,
    "postal_code" TEXT,
    "country" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "store_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "channel" "channel" NOT NULL,
    "address" TEXT NOT NULL,
    "kind" "contact_kind" NOT NULL,
    "language" "language" NOT NULL DEFAULT 'en',
    "verified_at" TIMESTAMPTZ(3),
    "disabled_because" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "gtin" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "brand" TEXT,
    "category" TEXT,
    "supplier" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shipment" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "store_id" UUID NOT NULL,
    "gtin" TEXT NOT NULL,
    "lot" TEXT,
    "expires_on" DATE,
    "quantity" INTEGER NOT NULL,
    "shipped_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shipment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "purpose" "delivery_purpose" NOT NULL,
    "round" INTEGER NOT NULL,
    "channel" "channel" NOT NULL,
    "priority" "priority" NOT NULL,
    "state" "delivery_state" NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "enqueued_at" TIMESTAMPTZ(3),
    "lease_token" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "provider_message_id" TEXT,
    "last_error" TEXT,
    "traceparent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_attempt" (
    "tenant_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "link_hash" BYTEA,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "outcome" "attempt_outcome",
    "provider_message_id" TEXT,
    "error" TEXT,

    CONSTRAINT "delivery_attempt_pkey" PRIMARY KEY ("tenant_id","delivery_id","attempt")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "priority" "priority" NOT NULL,
    "message" JSONB NOT NULL,
    "traceparent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenant" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "next_recall_number" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "status" "person_status" NOT NULL,
    "store_id" UUID,
    "region_id" UUID,
    "language" "language" NOT NULL DEFAULT 'en',
    "theme" "theme" NOT NULL DEFAULT 'system',
    "password_hash" TEXT,
    "totp_sealed" TEXT,
    "totp_confirmed_at" TIMESTAMPTZ(3),
    "totp_last_step" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "backup_code" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "backup_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "surface" "surface" NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_reason" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_token" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "purpose" "token_purpose" NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "key" BYTEA NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_failed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "tenant_id" UUID NOT NULL,
    "api_key_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "status" INTEGER NOT NULL,
    "response" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("tenant_id","api_key_id","key")
);

-- CreateTable
CREATE TABLE "recall" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "recall_kind" NOT NULL,
    "priority" "priority" NOT NULL,
    "jurisdiction" "jurisdiction" NOT NULL,
    "regulator_class" TEXT,
    "reason_code" TEXT NOT NULL,
    "hazard" TEXT NOT NULL,
    "instructions" TEXT NOT NULL,
    "target_mode" "target_mode" NOT NULL,
    "target_stores" TEXT[],
    "effectiveness_level" TEXT,
    "status" "recall_status" NOT NULL,
    "version" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "author_id" UUID NOT NULL,
    "approver_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "recall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recall_version" (
    "tenant_id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_by" UUID NOT NULL,
    "fanned_out_at" TIMESTAMPTZ(3),

    CONSTRAINT "recall_version_pkey" PRIMARY KEY ("tenant_id","recall_id","version")
);

-- CreateTable
CREATE TABLE "scope_line" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "gtin" TEXT NOT NULL,
    "lots" TEXT[],
    "lot_from" TEXT,
    "lot_to" TEXT,
    "expires_from" DATE,
    "expires_to" DATE,
    "complete" BOOLEAN NOT NULL,
    "identification_hint" TEXT,

    CONSTRAINT "scope_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "match" "match" NOT NULL,
    "state" "notice_state" NOT NULL,
    "shipped_quantity" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "notified_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by" TEXT,
    "acknowledged_via" TEXT,
    "reported_at" TIMESTAMPTZ(3),
    "verified_at" TIMESTAMPTZ(3),
    "reopened_reason" TEXT,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_leaf_tenant_id_sequence_idx" ON "audit_leaf"("tenant_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_leaf_tenant_id_subject_type_subject_id_sequence_idx" ON "audit_leaf"("tenant_id", "subject_type", "subject_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "region_tenant_id_id_key" ON "region"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "region_tenant_id_name_key" ON "region"("tenant_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "store_tenant_id_id_key" ON "store"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "store_tenant_id_number_key" ON "store"("tenant_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "contact_tenant_id_id_key" ON "contact"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "contact_tenant_id_store_id_channel_address_kind_key" ON "contact"("tenant_id", "store_id", "channel", "address", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "product_tenant_id_gtin_key" ON "product"("tenant_id", "gtin");

-- CreateIndex
CREATE INDEX "shipment_tenant_id_gtin_lot_idx" ON "shipment"("tenant_id", "gtin", "lot");

-- CreateIndex
CREATE INDEX "shipment_tenant_id_store_id_idx" ON "shipment"("tenant_id", "store_id");

-- CreateIndex
CREATE UNIQUE INDEX "shipment_tenant_id_ref_key" ON "shipment"("tenant_id", "ref");

-- CreateIndex
CREATE INDEX "delivery_tenant_id_recall_id_idx" ON "delivery"("tenant_id", "recall_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_tenant_id_id_key" ON "delivery"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_tenant_id_notice_id_version_contact_id_purpose_rou_key" ON "delivery"("tenant_id", "notice_id", "version", "contact_id", "purpose", "round");

-- CreateIndex
CREATE INDEX "delivery_attempt_link_hash_idx" ON "delivery_attempt"("link_hash");

-- CreateIndex
CREATE INDEX "outbox_priority_created_at_idx" ON "outbox"("priority", "created_at");

-- CreateIndex
CREATE INDEX "person_email_idx" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "person_tenant_id_id_key" ON "person"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "person_tenant_id_email_key" ON "person"("tenant_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "backup_code_tenant_id_person_id_code_hash_key" ON "backup_code"("tenant_id", "person_id", "code_hash");

-- CreateIndex
CREATE INDEX "session_tenant_id_person_id_idx" ON "session"("tenant_id", "person_id");

-- CreateIndex
CREATE INDEX "account_token_secret_hash_idx" ON "account_token"("secret_hash");

-- CreateIndex
CREATE INDEX "account_token_tenant_id_person_id_idx" ON "account_token"("tenant_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_token_tenant_id_secret_hash_key" ON "account_token"("tenant_id", "secret_hash");

-- CreateIndex
CREATE INDEX "api_key_secret_hash_idx" ON "api_key"("secret_hash");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_tenant_id_secret_hash_key" ON "api_key"("tenant_id", "secret_hash");

-- CreateIndex
CREATE INDEX "idempotency_record_created_at_idx" ON "idempotency_record"("created_at");

-- CreateIndex
CREATE INDEX "recall_tenant_id_status_created_at_idx" ON "recall"("tenant_id", "status", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "recall_tenant_id_id_key" ON "recall"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "recall_tenant_id_number_key" ON "recall"("tenant_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "scope_line_tenant_id_recall_id_version_position_key" ON "scope_line"("tenant_id", "recall_id", "version", "position");

-- CreateIndex
CREATE INDEX "notice_tenant_id_store_id_state_idx" ON "notice"("tenant_id", "store_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "notice_tenant_id_id_key" ON "notice"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "notice_tenant_id_recall_id_store_id_key" ON "notice"("tenant_id", "recall_id", "store_id");

-- AddForeignKey
ALTER TABLE "region" ADD CONSTRAINT "region_parent_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "region"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "store" ADD CONSTRAINT "store_region_fkey" FOREIGN KEY ("tenant_id", "region_id") REFERENCES "region"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_tenant_id_store_id_fkey" FOREIGN KEY ("tenant_id", "store_id") REFERENCES "store"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_tenant_id_store_id_fkey" FOREIGN KEY ("tenant_id", "store_id") REFERENCES "store"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_tenant_id_recall_id_fkey" FOREIGN KEY ("tenant_id", "recall_id") REFERENCES "recall"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_tenant_id_notice_id_fkey" FOREIGN KEY ("tenant_id", "notice_id") REFERENCES "notice"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_tenant_id_store_id_fkey" FOREIGN KEY ("tenant_id", "store_id") REFERENCES "store"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_tenant_id_contact_id_fkey" FOREIGN KEY ("tenant_id", "contact_id") REFERENCES "contact"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_attempt" ADD CONSTRAINT "delivery_attempt_tenant_id_delivery_id_fkey" FOREIGN KEY ("tenant_id", "delivery_id") REFERENCES "delivery"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_store_fkey" FOREIGN KEY ("tenant_id", "store_id") REFERENCES "store"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_region_fkey" FOREIGN KEY ("tenant_id", "region_id") REFERENCES "region"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "backup_code" ADD CONSTRAINT "backup_code_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_token" ADD CONSTRAINT "account_token_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall_version" ADD CONSTRAINT "recall_version_tenant_id_recall_id_fkey" FOREIGN KEY ("tenant_id", "recall_id") REFERENCES "recall"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scope_line" ADD CONSTRAINT "scope_line_tenant_id_recall_id_fkey" FOREIGN KEY ("tenant_id", "recall_id") REFERENCES "recall"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_tenant_id_recall_id_fkey" FOREIGN KEY ("tenant_id", "recall_id") REFERENCES "recall"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_tenant_id_store_id_fkey" FOREIGN KEY ("tenant_id", "store_id") REFERENCES "store"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;