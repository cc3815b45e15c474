-- Who here has lived through something: what was asked, who was asked privately, and introductions between rounds.

CREATE TABLE asks (
    id UUID PRIMARY KEY NOT NULL,
    community_id UUID NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    member_id UUID NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    -- What it is about: a word of the list, or her own.
    key TEXT NOT NULL,
    own TEXT,
    -- open, introduced or over.
    state TEXT NOT NULL,
    -- Whether she wants to hear when somebody says that she has lived it.
    wishes BOOLEAN NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX asks_by_member ON asks (member_id, asked_at);
CREATE INDEX asks_by_wish ON asks (community_id, wishes);
CREATE INDEX asks_by_age ON asks (asked_at);

CREATE TABLE ask_requests (
    ask_id UUID NOT NULL REFERENCES asks (id) ON DELETE CASCADE,
    member_id UUID NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    asked_at TIMESTAMPTZ NOT NULL,
    -- yes or no.
    answer TEXT,
    PRIMARY KEY (ask_id, member_id)
);
CREATE INDEX ask_requests_by_member ON ask_requests (member_id);

-- Whether she greets those who are new.
ALTER TABLE intro_members ADD COLUMN greets BOOLEAN NOT NULL DEFAULT FALSE;

-- People are introduced between rounds too: because of what one asked, or because one greets the other.
ALTER TABLE circles ALTER COLUMN round_id DROP NOT NULL;
ALTER TABLE circles ADD COLUMN ask_id UUID REFERENCES asks (id) ON DELETE SET NULL;
ALTER TABLE circles ADD COLUMN greeter_id UUID REFERENCES members (id) ON DELETE SET NULL;
CREATE INDEX circles_by_ask ON circles (ask_id);
CREATE INDEX circles_by_greeter ON circles (greeter_id);
