-- The start for which its hosts have heard that too few families come; they hear it once, and anew for another start.
ALTER TABLE meetups ADD COLUMN few_told_for TIMESTAMPTZ;

-- What a host wrote with her last word of being late.
ALTER TABLE meetups ADD COLUMN late_message TEXT;
