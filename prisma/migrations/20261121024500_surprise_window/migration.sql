-- AlterTable
ALTER TABLE "recall" ADD COLUMN     "surprise_from" TIMESTAMPTZ(3),
ADD COLUMN     "surprise_to" TIMESTAMPTZ(3);
