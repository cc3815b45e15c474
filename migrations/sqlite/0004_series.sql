-- Repeating meetups: a series says when and what; each of its dates is a meetup of its own.

CREATE TABLE series (
    id BLOB PRIMARY KEY NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    host_id BLOB REFERENCES members (id) ON DELETE SET NULL,
    plan TEXT NOT NULL,
    -- Which days, counted from the first; none after the last.
    repeat TEXT NOT NULL,
    first_date TEXT NOT NULL,
    last_date TEXT,
    -- What the clock on the wall shows at the start, and where the wall is.
    local_time TEXT NOT NULL,
    zone TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    -- Where its host announced it, for homes without a channel of their own for meetups.
    home_id BLOB REFERENCES homes (id) ON DELETE SET NULL,
    place TEXT,
    -- The last date that was announced, or that passed unannounced.
    reached TEXT NOT NULL,
    created_at TEXT NOT NULL,
    ended_at TEXT
);
CREATE INDEX series_by_community ON series (community_id);
CREATE INDEX series_by_host ON series (host_id);

CREATE TABLE series_hosts (
    series_id BLOB NOT NULL REFERENCES series (id) ON DELETE CASCADE,
    member_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    PRIMARY KEY (series_id, member_id)
);
CREATE INDEX series_hosts_by_member ON series_hosts (member_id);

ALTER TABLE meetups ADD COLUMN series_id BLOB REFERENCES series (id) ON DELETE SET NULL;
-- The day it has in its series; a date that is moved alone keeps it.
ALTER TABLE meetups ADD COLUMN series_date TEXT;
-- What was changed on this date alone.
ALTER TABLE meetups ADD COLUMN own TEXT NOT NULL DEFAULT '[]';
CREATE UNIQUE INDEX meetups_by_series ON meetups (series_id, series_date);
