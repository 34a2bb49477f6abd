-- "Safe" is a promise that nobody can make: what is said of a pack is that no recall is known to mean it.
ALTER TYPE "scan_verdict" RENAME VALUE 'safe' TO 'not_recalled';
