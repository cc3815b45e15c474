-- A round's groups in parts, so that a step reads only its own, in a large round too; and welcoming.

CREATE TABLE round_groups (
    round_id UUID NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
    -- The number of the first group of the part, from 0.
    first BIGINT NOT NULL,
    people JSONB NOT NULL,
    PRIMARY KEY (round_id, first)
);
INSERT INTO round_groups (round_id, first, people)
SELECT id, 0, plan -> 'groups' FROM rounds WHERE plan IS NOT NULL;
UPDATE rounds SET plan = jsonb_set(plan - 'groups', '{count}', to_jsonb(jsonb_array_length(plan -> 'groups')))
WHERE plan IS NOT NULL;

-- Who was welcomed, and who has said hello.
CREATE TABLE welcomes (
    member_id UUID PRIMARY KEY NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    welcomed_at TIMESTAMPTZ,
    -- The words of her hello, for two days at most.
    hello TEXT,
    said_at TIMESTAMPTZ
);
CREATE INDEX welcomes_by_hello ON welcomes (said_at) WHERE hello IS NOT NULL;
