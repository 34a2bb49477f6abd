-- CreateTable
CREATE TABLE "rate_limit" (
    "key" BYTEA NOT NULL,
    "began" TIMESTAMPTZ(3) NOT NULL,
    "taken" INTEGER NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- Belongs to no tenant, and may be lost: it counts a minute or an hour.
ALTER TABLE rate_limit SET UNLOGGED;
GRANT SELECT, INSERT, UPDATE ON rate_limit TO clearshelf_app;
