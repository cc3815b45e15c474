-- Whether a mention has told her that something is kept for her: what is private to the last is offered when she comes by.
ALTER TABLE kept_news ADD COLUMN quietly BOOLEAN NOT NULL DEFAULT FALSE;
