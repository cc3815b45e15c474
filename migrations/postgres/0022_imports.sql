-- What a file of settings would change, until an admin says yes or a day has passed.
CREATE TABLE setting_imports (
    id UUID PRIMARY KEY NOT NULL,
    community_id UUID NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    member_id UUID NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    changes JSONB NOT NULL,
    at TIMESTAMPTZ NOT NULL
);
CREATE INDEX setting_imports_by_community ON setting_imports (community_id);
CREATE INDEX setting_imports_by_member ON setting_imports (member_id);
CREATE INDEX setting_imports_by_at ON setting_imports (at);
