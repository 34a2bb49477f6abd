-- CreateEnum
CREATE TYPE "recall_depth" AS ENUM ('consumer', 'retail', 'wholesale');

-- CreateEnum
CREATE TYPE "response_kind" AS ENUM ('acknowledged', 'removed', 'not_affected', 'needs_help');

-- CreateEnum
CREATE TYPE "exclusion_reason" AS ENUM ('never_received', 'other_lots', 'not_listed', 'store_removed');

-- CreateEnum
CREATE TYPE "attachment_purpose" AS ENUM ('picture', 'file');

-- CreateEnum
CREATE TYPE "attachment_state" AS ENUM ('waiting', 'ready', 'refused');

-- AlterEnum
ALTER TYPE "channel" ADD VALUE 'webhook';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "delivery_purpose" ADD VALUE 'update';
ALTER TYPE "delivery_purpose" ADD VALUE 'stand_down';
ALTER TYPE "delivery_purpose" ADD VALUE 'reminder';
ALTER TYPE "delivery_purpose" ADD VALUE 'escalation';

-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "answered_version" INTEGER,
ADD COLUMN     "escalated_at" TIMESTAMPTZ(3),
ADD COLUMN     "excused_because" TEXT,
ADD COLUMN     "owner_id" UUID,
ADD COLUMN     "reminded_at" TIMESTAMPTZ(3),
ADD COLUMN     "reopened_version" INTEGER,
ADD COLUMN     "stood_down_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "product" ADD COLUMN     "removed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "recall" ADD COLUMN     "closing_by" UUID,
ADD COLUMN     "closing_reasons" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "depth" "recall_depth",
ADD COLUMN     "lint_reasons" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "schedule_fault" TEXT,
ADD COLUMN     "scheduled_by" UUID,
ADD COLUMN     "scheduled_for" TIMESTAMPTZ(3),
ADD COLUMN     "scheduled_zone" TEXT,
ADD COLUMN     "steps" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "surprise" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "translations" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "recall_version" ADD COLUMN     "change" TEXT NOT NULL DEFAULT 'issue',
ADD COLUMN     "reason" TEXT;

-- AlterTable
ALTER TABLE "scope_line" ADD COLUMN     "picture_id" UUID;

-- AlterTable
ALTER TABLE "store" ADD COLUMN     "opening_hours" JSONB,
ADD COLUMN     "removed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "response" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" "response_kind" NOT NULL,
    "by" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT,
    "followed" TEXT[],

    CONSTRAINT "response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "response_line" (
    "tenant_id" UUID NOT NULL,
    "response_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "gtin" TEXT NOT NULL,
    "lot" TEXT,
    "on_hand_at_notice" INTEGER NOT NULL,
    "found" INTEGER NOT NULL,
    "quarantined" INTEGER NOT NULL,
    "destroyed" INTEGER NOT NULL,
    "returned" INTEGER NOT NULL,
    "sold" INTEGER,

    CONSTRAINT "response_line_pkey" PRIMARY KEY ("tenant_id","response_id","position")
);

-- CreateTable
CREATE TABLE "recall_exclusion" (
    "tenant_id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "store_id" UUID NOT NULL,
    "reason" "exclusion_reason" NOT NULL,

    CONSTRAINT "recall_exclusion_pkey" PRIMARY KEY ("tenant_id","recall_id","version","store_id")
);

-- CreateTable
CREATE TABLE "progress" (
    "tenant_id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "shard" INTEGER NOT NULL,
    "targeted" INTEGER NOT NULL DEFAULT 0,
    "notified" INTEGER NOT NULL DEFAULT 0,
    "seen" INTEGER NOT NULL DEFAULT 0,
    "acknowledged" INTEGER NOT NULL DEFAULT 0,
    "reported" INTEGER NOT NULL DEFAULT 0,
    "verified" INTEGER NOT NULL DEFAULT 0,
    "not_affected" INTEGER NOT NULL DEFAULT 0,
    "needs_help" INTEGER NOT NULL DEFAULT 0,
    "reopened" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "progress_pkey" PRIMARY KEY ("tenant_id","recall_id","shard")
);

-- CreateTable
CREATE TABLE "comment" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "notice_id" UUID,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "mentions" UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "comment_id" UUID,
    "purpose" "attachment_purpose" NOT NULL,
    "state" "attachment_state" NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "object_key" TEXT NOT NULL,
    "sha256" BYTEA,
    "refused_because" TEXT,
    "uploaded_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "response_tenant_id_notice_id_at_idx" ON "response"("tenant_id", "notice_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "response_tenant_id_id_key" ON "response"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "comment_tenant_id_recall_id_created_at_idx" ON "comment"("tenant_id", "recall_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "comment_tenant_id_id_key" ON "comment"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "attachment_tenant_id_recall_id_idx" ON "attachment"("tenant_id", "recall_id");

-- CreateIndex
CREATE UNIQUE INDEX "attachment_tenant_id_id_key" ON "attachment"("tenant_id", "id");

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_owner_fkey" FOREIGN KEY ("tenant_id", "owner_id") REFERENCES "person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_tenant_id_notice_id_fkey" FOREIGN KEY ("tenant_id", "notice_id") REFERENCES "notice"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_line" ADD CONSTRAINT "response_line_tenant_id_response_id_fkey" FOREIGN KEY ("tenant_id", "response_id") REFERENCES "response"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall_exclusion" ADD CONSTRAINT "recall_exclusion_tenant_id_recall_id_fkey" FOREIGN KEY ("tenant_id", "recall_id") REFERENCES "recall"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall_exclusion" ADD CONSTRAINT "recall_exclusion_tenant_id_store_id_fkey" FOREIGN KEY ("tenant_id", "store_id") REFERENCES "store"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress" ADD CONSTRAINT "progress_tenant_id_recall_id_fkey" FOREIGN KEY ("tenant_id", "recall_id") REFERENCES "recall"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_tenant_id_recall_id_fkey" FOREIGN KEY ("tenant_id", "recall_id") REFERENCES "recall"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_tenant_id_author_id_fkey" FOREIGN KEY ("tenant_id", "author_id") REFERENCES "person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_tenant_id_recall_id_fkey" FOREIGN KEY ("tenant_id", "recall_id") REFERENCES "recall"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_comment_fkey" FOREIGN KEY ("tenant_id", "comment_id") REFERENCES "comment"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
