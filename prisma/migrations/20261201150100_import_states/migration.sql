-- By itself: a new value is of use only after the transaction that adds it.
ALTER TYPE "import_state" ADD VALUE 'reading' AFTER 'uploading';
ALTER TYPE "import_state" ADD VALUE 'unreadable' AFTER 'reading';
