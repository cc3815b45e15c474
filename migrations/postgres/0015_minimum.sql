-- The start for which its hosts have heard that too few families come; they hear it once, and anew for another start.
ALTER TABLE meetups ADD COLUMN few_told_for TIMESTAMPTZ;
