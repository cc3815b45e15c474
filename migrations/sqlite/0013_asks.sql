-- Who here has lived through something: what was asked, who was asked privately, and introductions between rounds.

CREATE TABLE asks (
    id BLOB PRIMARY KEY NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    member_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    -- What it is about: a word of the list, or her own.
    key TEXT NOT NULL,
    own TEXT,
    -- open, introduced or over.
    state TEXT NOT NULL,
    -- Whether she wants to hear when somebody says that she has lived it.
    wishes BOOLEAN NOT NULL,
    asked_at TEXT NOT NULL
);
CREATE INDEX asks_by_member ON asks (member_id, asked_at);
CREATE INDEX asks_by_wish ON asks (community_id, wishes);
CREATE INDEX asks_by_age ON asks (asked_at);

CREATE TABLE ask_requests (
    ask_id BLOB NOT NULL REFERENCES asks (id) ON DELETE CASCADE,
    member_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    asked_at TEXT NOT NULL,
    -- yes or no.
    answer TEXT,
    PRIMARY KEY (ask_id, member_id)
);
CREATE INDEX ask_requests_by_member ON ask_requests (member_id);

-- Whether she greets those who are new.
ALTER TABLE intro_members ADD COLUMN greets BOOLEAN NOT NULL DEFAULT FALSE;

-- People are introduced between rounds too: because of what one asked, or because one greets the other. SQLite lets
-- go of a NOT NULL only in a table that is made anew, and then of what hangs on it as well.
CREATE TABLE circles_anew (
    id BLOB PRIMARY KEY NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    round_id BLOB REFERENCES rounds (id) ON DELETE CASCADE,
    -- Its place in the round.
    number INTEGER NOT NULL,
    -- opening, open (in a place of its own), direct (by direct messages) or ended.
    state TEXT NOT NULL,
    -- The home whose people they are; none when they share none.
    home_id BLOB REFERENCES homes (id) ON DELETE SET NULL,
    platform TEXT,
    -- The place of its own, as the platform names it.
    place TEXT,
    -- A time that suits all of them.
    slot_at TEXT,
    -- What that time became.
    meetup_id BLOB REFERENCES meetups (id) ON DELETE SET NULL,
    begun_at TEXT NOT NULL,
    ask_id BLOB REFERENCES asks (id) ON DELETE SET NULL,
    greeter_id BLOB REFERENCES members (id) ON DELETE SET NULL,
    UNIQUE (round_id, number),
    UNIQUE (platform, place)
);
INSERT INTO circles_anew (id, community_id, round_id, number, state, home_id, platform, place, slot_at, meetup_id, begun_at)
SELECT id, community_id, round_id, number, state, home_id, platform, place, slot_at, meetup_id, begun_at FROM circles;

CREATE TABLE circle_members_anew (
    circle_id BLOB NOT NULL REFERENCES circles_anew (id) ON DELETE CASCADE,
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
INSERT INTO circle_members_anew SELECT * FROM circle_members;

CREATE TABLE circle_prompts_anew (
    circle_id BLOB NOT NULL REFERENCES circles_anew (id) ON DELETE CASCADE,
    prompt TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (circle_id, prompt)
);
INSERT INTO circle_prompts_anew SELECT * FROM circle_prompts;

DROP TABLE circle_prompts;
DROP TABLE circle_members;
DROP TABLE circles;
ALTER TABLE circles_anew RENAME TO circles;
ALTER TABLE circle_members_anew RENAME TO circle_members;
ALTER TABLE circle_prompts_anew RENAME TO circle_prompts;
CREATE INDEX circles_by_meetup ON circles (meetup_id);
CREATE INDEX circles_by_home ON circles (home_id);
CREATE INDEX circle_members_by_member ON circle_members (member_id);
CREATE INDEX circles_by_ask ON circles (ask_id);
CREATE INDEX circles_by_greeter ON circles (greeter_id);
