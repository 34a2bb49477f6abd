ALTER TYPE "channel" ADD VALUE 'slack' BEFORE 'webhook';
