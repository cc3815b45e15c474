-- What members told the moderators about a message or about somebody, and what became of it.

CREATE TABLE cases (
    id UUID PRIMARY KEY NOT NULL,
    community_id UUID NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    -- Counted by itself in each community, so that no other number tells that there was a report.
    number BIGINT NOT NULL,
    -- The message, as the platform names it; none when it is about a person.
    platform TEXT,
    place TEXT,
    message TEXT,
    -- Whose message it is; none when the village does not know her, or it is the bot's.
    author_id UUID REFERENCES members (id) ON DELETE SET NULL,
    -- What was said, for 90 days.
    said TEXT,
    -- open, taken or closed.
    state TEXT NOT NULL,
    -- A child may be in danger.
    urgent BOOLEAN NOT NULL,
    -- It is about somebody who keeps order: the others hear of it privately.
    apart BOOLEAN NOT NULL,
    -- Who looks after it.
    holder_id UUID REFERENCES members (id) ON DELETE SET NULL,
    -- talked, acted or left.
    outcome TEXT,
    -- What those who told are told besides.
    words TEXT,
    opened_at TIMESTAMPTZ NOT NULL,
    closed_at TIMESTAMPTZ,
    UNIQUE (community_id, number)
);
CREATE INDEX cases_by_message ON cases (community_id, platform, place, message);
CREATE INDEX cases_by_author ON cases (author_id);
CREATE INDEX cases_by_holder ON cases (holder_id);
CREATE INDEX cases_by_state ON cases (community_id, state);
CREATE INDEX cases_by_age ON cases (opened_at);

CREATE TABLE case_reports (
    case_id UUID NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    -- Who told. Never shown to the author.
    member_id UUID NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    reason TEXT,
    -- Whether moderators may see who told.
    named BOOLEAN NOT NULL,
    reported_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (case_id, member_id)
);
CREATE INDEX case_reports_by_member ON case_reports (member_id, reported_at);

-- What moderators asked one of those who told, and what she answered.
CREATE TABLE case_words (
    case_id UUID NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    member_id UUID NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    -- Whether the moderators said it; otherwise she did.
    asked BOOLEAN NOT NULL,
    said TEXT NOT NULL,
    said_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (case_id, number)
);
CREATE INDEX case_words_by_member ON case_words (member_id);

-- How often something happened in a month; never who or what.
CREATE TABLE care_tally (
    community_id UUID NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    -- The first day of the month, where the community lives.
    month TEXT NOT NULL,
    what TEXT NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (community_id, month, what)
);
