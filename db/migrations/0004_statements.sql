-- The signature under a statement of what a computer has; only signed ones are passed on.

ALTER TABLE haves ADD COLUMN signature BLOB NOT NULL DEFAULT x'';
