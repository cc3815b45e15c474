-- What those who keep order have done, and what is about to be; appeals against it.

CREATE TABLE care_acts (
    id BLOB PRIMARY KEY NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    -- nudge, checkin, pause, cool, remove, note or goodbye.
    kind TEXT NOT NULL,
    -- draft, asked, doing, active, ended, undone, dropped or refused.
    state TEXT NOT NULL,
    by_id BLOB REFERENCES members (id) ON DELETE SET NULL,
    -- Who said yes as well.
    second_id BLOB REFERENCES members (id) ON DELETE SET NULL,
    -- Whom it is about; none when it is about a place, or about somebody who is not known.
    about_id BLOB REFERENCES members (id) ON DELETE CASCADE,
    reason TEXT,
    -- The kind words, where they are not the usual ones.
    words TEXT,
    -- Her own words, until they are with her again.
    lost TEXT,
    minutes INTEGER,
    platform TEXT,
    place TEXT,
    message TEXT,
    -- Whether it counts for what comes next.
    counts BOOLEAN NOT NULL,
    created_at TEXT NOT NULL,
    acted_at TEXT,
    ends_at TEXT,
    UNIQUE (community_id, number)
);
CREATE INDEX care_acts_by_about ON care_acts (about_id, created_at);
CREATE INDEX care_acts_by_author ON care_acts (by_id);
CREATE INDEX care_acts_by_second ON care_acts (second_id);
CREATE INDEX care_acts_by_state ON care_acts (state, created_at);

-- What a platform does for an act, in each place or home once.
CREATE TABLE care_holds (
    id BLOB PRIMARY KEY NOT NULL,
    act_id BLOB NOT NULL REFERENCES care_acts (id) ON DELETE CASCADE,
    account_id BLOB REFERENCES accounts (id) ON DELETE CASCADE,
    home_id BLOB NOT NULL REFERENCES homes (id) ON DELETE CASCADE,
    place TEXT,
    -- wanted, on, off or refused.
    state TEXT NOT NULL,
    -- What was there before, in the platform's own words.
    before TEXT
);
CREATE INDEX care_holds_by_act ON care_holds (act_id);
CREATE INDEX care_holds_by_account ON care_holds (account_id);
CREATE INDEX care_holds_by_home ON care_holds (home_id);

CREATE TABLE care_appeals (
    id BLOB PRIMARY KEY NOT NULL,
    act_id BLOB UNIQUE NOT NULL REFERENCES care_acts (id) ON DELETE CASCADE,
    member_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    words TEXT NOT NULL,
    -- open, uphold, soften or undo.
    state TEXT NOT NULL,
    answer TEXT,
    decided_by BLOB REFERENCES members (id) ON DELETE SET NULL,
    created_at TEXT NOT NULL
);
CREATE INDEX care_appeals_by_member ON care_appeals (member_id, state);
CREATE INDEX care_appeals_by_decider ON care_appeals (decided_by);

-- Places for moderators of which the admins have heard that they are gone.
CREATE TABLE care_lost_places (
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    place TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (community_id, platform, place)
);
