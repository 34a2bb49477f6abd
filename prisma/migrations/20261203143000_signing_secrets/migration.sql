ALTER TABLE "contact" ADD COLUMN "secret_rotated_at" TIMESTAMPTZ(3),
ADD COLUMN "signing_secrets" TEXT[] DEFAULT ARRAY[]::TEXT[];
