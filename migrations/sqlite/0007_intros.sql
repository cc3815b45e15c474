-- Intros: who takes part, the rounds, the circles of people who were introduced, and who has met whom.

CREATE TABLE intro_members (
    member_id BLOB PRIMARY KEY NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    -- every, once, paused, silent (paused kindly after silent rounds) or out.
    part TEXT NOT NULL,
    since TEXT NOT NULL,
    -- When a pause ends by itself.
    paused_until TEXT,
    -- The number of the round that she leaves out.
    skips INTEGER,
    -- In how many rounds in a row there was nobody for her; she comes first.
    waiting INTEGER NOT NULL,
    -- In how many rounds in a row nothing was heard of her.
    silent INTEGER NOT NULL
);
CREATE INDEX intro_members_by_community ON intro_members (community_id, part);

CREATE TABLE rounds (
    id BLOB PRIMARY KEY NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    -- gathering, matched, opening, open, closing, closed or cancelled.
    state TEXT NOT NULL,
    -- Whether somebody looks at it before it opens.
    approve BOOLEAN NOT NULL,
    -- Who began it by hand.
    asked_by BLOB REFERENCES members (id) ON DELETE SET NULL,
    seed INTEGER NOT NULL,
    -- How long it is open.
    days INTEGER NOT NULL,
    -- Who was matched with whom and who with nobody, until all of them know.
    plan TEXT,
    -- How far the step that is being done has come.
    done INTEGER NOT NULL,
    begun_at TEXT NOT NULL,
    opened_at TEXT,
    ends_at TEXT,
    closed_at TEXT,
    -- What is left of it in numbers.
    remains TEXT,
    UNIQUE (community_id, number)
);

CREATE TABLE circles (
    id BLOB PRIMARY KEY NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    round_id BLOB NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
    -- Its place in the round.
    number INTEGER NOT NULL,
    -- opening, open (in a place of its own), direct (by direct messages) or ended.
    state TEXT NOT NULL,
    -- The home whose people they are; none when they share none.
    home_id BLOB REFERENCES homes (id) ON DELETE SET NULL,
    platform TEXT,
    -- The place of its own, as the platform names it.
    place TEXT,
    thread TEXT,
    -- A time that suits all of them.
    slot_at TEXT,
    -- What that time became.
    meetup_id BLOB REFERENCES meetups (id) ON DELETE SET NULL,
    begun_at TEXT NOT NULL,
    opened_at TEXT,
    ended_at TEXT,
    UNIQUE (round_id, number),
    UNIQUE (platform, place)
);
CREATE INDEX circles_by_meetup ON circles (meetup_id);
CREATE INDEX circles_by_home ON circles (home_id);

CREATE TABLE circle_members (
    circle_id BLOB NOT NULL REFERENCES circles (id) ON DELETE CASCADE,
    member_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    joined_at TEXT NOT NULL,
    -- Since when she is not in it any more.
    left_at TEXT,
    -- When something was heard of her for the first time; never what.
    spoke_at TEXT,
    -- Whether the platform could not bring her into the place.
    unreached BOOLEAN NOT NULL,
    -- yes, not-yet or not-this-time.
    met TEXT,
    -- When she asked for somebody else, because nobody had answered.
    rematch_at TEXT,
    PRIMARY KEY (circle_id, member_id)
);
CREATE INDEX circle_members_by_member ON circle_members (member_id);

CREATE TABLE circle_prompts (
    circle_id BLOB NOT NULL REFERENCES circles (id) ON DELETE CASCADE,
    prompt TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (circle_id, prompt)
);

-- Two people who were introduced; the smaller id first.
CREATE TABLE acquaintances (
    one_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    other_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    -- The number of the latest round in which they were.
    round INTEGER NOT NULL,
    PRIMARY KEY (one_id, other_id)
);
CREATE INDEX acquaintances_by_round ON acquaintances (community_id, round);
CREATE INDEX acquaintances_by_other ON acquaintances (other_id);

-- A meetup for a few people: nobody else sees it, and these are they.
ALTER TABLE meetups ADD COLUMN private BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE meetup_guests (
    meetup_id BLOB NOT NULL REFERENCES meetups (id) ON DELETE CASCADE,
    member_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    PRIMARY KEY (meetup_id, member_id)
);
CREATE INDEX meetup_guests_by_member ON meetup_guests (member_id);
