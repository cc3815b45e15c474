-- Meetups, whole: what the host says about one is a value of its own; families, waiting lists, changes to confirm.

ALTER TABLE meetups ADD COLUMN plan JSONB NOT NULL DEFAULT '{}';
UPDATE meetups SET plan = jsonb_build_object('title', title, 'place', place, 'notes', notes);
ALTER TABLE meetups DROP COLUMN title;
ALTER TABLE meetups DROP COLUMN place;
ALTER TABLE meetups DROP COLUMN notes;
ALTER TABLE meetups ADD COLUMN spontaneous BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE meetups ADD COLUMN rain_at TIMESTAMPTZ;
ALTER TABLE meetups ADD COLUMN happened BOOLEAN;
-- What is left of the answers a month later: numbers.
ALTER TABLE meetups ADD COLUMN remains JSONB;

CREATE TABLE meetup_hosts (
    meetup_id UUID NOT NULL REFERENCES meetups (id) ON DELETE CASCADE,
    member_id UUID NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    PRIMARY KEY (meetup_id, member_id)
);
CREATE INDEX meetup_hosts_by_member ON meetup_hosts (member_id);

ALTER TABLE rsvps ADD COLUMN adults BIGINT NOT NULL DEFAULT 1;
ALTER TABLE rsvps ADD COLUMN kids BIGINT NOT NULL DEFAULT 0;
ALTER TABLE rsvps ADD COLUMN note TEXT;
-- Whether a host has shared the exact address with somebody new.
ALTER TABLE rsvps ADD COLUMN trusted BOOLEAN NOT NULL DEFAULT FALSE;
-- The waiting list: until when a spot is hers to take, and how often smaller families went first.
ALTER TABLE rsvps ADD COLUMN offered_until TIMESTAMPTZ;
ALTER TABLE rsvps ADD COLUMN passed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE rsvps ADD COLUMN lapsed BOOLEAN NOT NULL DEFAULT FALSE;

-- The day somebody first came to a meetup; before it, hosts are asked to look out for her.
ALTER TABLE members ADD COLUMN first_met_at TIMESTAMPTZ;

-- Changes that a host looks at before they are announced.
CREATE TABLE meetup_edits (
    id UUID PRIMARY KEY NOT NULL,
    meetup_id UUID NOT NULL REFERENCES meetups (id) ON DELETE CASCADE,
    member_id UUID NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    -- What the meetup was like when she began.
    before JSONB NOT NULL,
    change JSONB NOT NULL,
    after JSONB NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    UNIQUE (meetup_id, member_id)
);
CREATE INDEX meetup_edits_by_age ON meetup_edits (expires_at);
