-- What is noticed in rooms: what a day's summary is made of, nudges, and who may tease whom.

-- A message in which something was noticed: where it stands, never what it says. Forgotten two weeks after the summary.
CREATE TABLE noticed (
    id UUID PRIMARY KEY NOT NULL,
    community_id UUID NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    home_id UUID NOT NULL REFERENCES homes (id) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    place TEXT NOT NULL,
    message TEXT NOT NULL,
    kind TEXT NOT NULL,
    phrase TEXT NOT NULL,
    -- The day, at its beginning.
    day TIMESTAMPTZ NOT NULL,
    -- The summary that told of it.
    told_at TIMESTAMPTZ
);
CREATE UNIQUE INDEX noticed_by_message ON noticed (platform, place, message);
CREATE INDEX noticed_by_summary ON noticed (community_id, told_at);
CREATE INDEX noticed_by_day ON noticed (day);

-- How often a phrase was noticed, and what came of nudges: counts without anybody and without any words but the phrase's.
CREATE TABLE noticed_phrases (
    id UUID PRIMARY KEY NOT NULL,
    community_id UUID NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    phrase TEXT NOT NULL,
    kind TEXT NOT NULL,
    noticed BIGINT NOT NULL DEFAULT 0,
    nudged BIGINT NOT NULL DEFAULT 0,
    reworded BIGINT NOT NULL DEFAULT 0,
    taken_back BIGINT NOT NULL DEFAULT 0,
    -- The summary that suggested to drop it.
    suggested_at TIMESTAMPTZ
);
CREATE UNIQUE INDEX noticed_phrases_by_phrase ON noticed_phrases (community_id, phrase);

-- A nudge that can still be answered, for two days.
CREATE TABLE nudges (
    id UUID PRIMARY KEY NOT NULL,
    community_id UUID NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    member_id UUID NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    home_id UUID NOT NULL REFERENCES homes (id) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    place TEXT NOT NULL,
    message TEXT NOT NULL,
    phrase TEXT NOT NULL,
    -- The sentences that are shown, by their keys.
    effect TEXT NOT NULL,
    gentler TEXT NOT NULL,
    -- open, reworded, taken-back or left.
    came TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL
);
CREATE INDEX nudges_of_member ON nudges (member_id, at);
CREATE INDEX nudges_by_time ON nudges (at);

-- When somebody was nudged last, so that it is not done again soon. It is counted nowhere.
CREATE TABLE nudged (
    member_id UUID PRIMARY KEY NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    at TIMESTAMPTZ NOT NULL
);
CREATE INDEX nudged_by_time ON nudged (at);

-- Who says that another may tease her; it holds between two when both say so.
CREATE TABLE banter (
    community_id UUID NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    member_id UUID NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    other_id UUID NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    at TIMESTAMPTZ NOT NULL,
    -- Taken back it stays, so that the other is asked once and not again.
    holds BOOLEAN NOT NULL,
    PRIMARY KEY (member_id, other_id)
);
CREATE INDEX banter_by_other ON banter (other_id);
