-- Meetups, whole: what the host says about one is a value of its own; families, waiting lists, changes to confirm.

ALTER TABLE meetups ADD COLUMN plan TEXT NOT NULL DEFAULT '{}';
UPDATE meetups SET plan = json_object('title', title, 'place', place, 'notes', notes);
ALTER TABLE meetups DROP COLUMN title;
ALTER TABLE meetups DROP COLUMN place;
ALTER TABLE meetups DROP COLUMN notes;
ALTER TABLE meetups ADD COLUMN spontaneous BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE meetups ADD COLUMN rain_at TEXT;
ALTER TABLE meetups ADD COLUMN happened BOOLEAN;
-- What is left of the answers a month later: numbers.
ALTER TABLE meetups ADD COLUMN remains TEXT;

CREATE TABLE meetup_hosts (
    meetup_id BLOB NOT NULL REFERENCES meetups (id) ON DELETE CASCADE,
    member_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    PRIMARY KEY (meetup_id, member_id)
);
CREATE INDEX meetup_hosts_by_member ON meetup_hosts (member_id);

ALTER TABLE rsvps ADD COLUMN adults INTEGER NOT NULL DEFAULT 1;
ALTER TABLE rsvps ADD COLUMN kids INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rsvps ADD COLUMN note TEXT;
-- Whether a host has shared the exact address with somebody new.
ALTER TABLE rsvps ADD COLUMN trusted BOOLEAN NOT NULL DEFAULT FALSE;
-- The waiting list: until when a spot is hers to take, and how often smaller families went first.
ALTER TABLE rsvps ADD COLUMN offered_until TEXT;
ALTER TABLE rsvps ADD COLUMN passed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rsvps ADD COLUMN lapsed BOOLEAN NOT NULL DEFAULT FALSE;

-- The day somebody first came to a meetup; before it, hosts are asked to look out for her.
ALTER TABLE members ADD COLUMN first_met_at TEXT;

-- Changes that a host looks at before they are announced.
CREATE TABLE meetup_edits (
    id BLOB PRIMARY KEY NOT NULL,
    meetup_id BLOB NOT NULL REFERENCES meetups (id) ON DELETE CASCADE,
    member_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    -- What the meetup was like when she began.
    before TEXT NOT NULL,
    change TEXT NOT NULL,
    after TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    UNIQUE (meetup_id, member_id)
);
CREATE INDEX meetup_edits_by_age ON meetup_edits (expires_at);
