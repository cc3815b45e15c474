-- When a member who has gone, or who wishes it, is forgotten. Until then coming back changes everything.
ALTER TABLE members ADD COLUMN forget_at TIMESTAMPTZ;
UPDATE members SET forget_at = left_at + INTERVAL '30 days' WHERE left_at IS NOT NULL;
CREATE INDEX members_by_forgetting ON members (forget_at);

-- What outlives somebody who was forgotten. The tag is made of her account, with a key that is not in the database.
CREATE TABLE forgotten (
    id UUID PRIMARY KEY NOT NULL,
    community_id UUID NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    -- One of these: who avoids her; what holds about her; what moderators were told of her; until when she may not
    -- share anonymously.
    avoided_by UUID REFERENCES members (id) ON DELETE CASCADE,
    act_id UUID REFERENCES care_acts (id) ON DELETE CASCADE,
    case_id UUID REFERENCES cases (id) ON DELETE CASCADE,
    no_share_until TEXT
);
CREATE INDEX forgotten_by_tag ON forgotten (community_id, tag);
CREATE INDEX forgotten_by_avoider ON forgotten (avoided_by);
CREATE INDEX forgotten_by_act ON forgotten (act_id);
CREATE INDEX forgotten_by_case ON forgotten (case_id);
