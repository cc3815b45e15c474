-- What a member tells of herself: her kids, their naps, what she wishes, whom she avoids.
-- The same tables stand in migrations/postgres; a test compares them.

-- Birth months ("2025-03"), never days or names. Due ones are not born yet as far as anybody said.
CREATE TABLE kids (
    member_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    born TEXT NOT NULL,
    due BOOLEAN NOT NULL,
    guessed BOOLEAN NOT NULL,
    PRIMARY KEY (member_id, position)
);

-- Days are bits, Monday the lowest; minutes are counted from midnight on her own clock.
CREATE TABLE naps (
    member_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    days INTEGER NOT NULL,
    from_minute INTEGER NOT NULL,
    to_minute INTEGER NOT NULL,
    PRIMARY KEY (member_id, position)
);

-- Nothing stands for what the community has set.
CREATE TABLE wishes (
    member_id BLOB PRIMARY KEY NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    reminders TEXT,
    quiet TEXT,
    spontaneous BOOLEAN,
    areas TEXT
);

-- Seen by nobody but the one who avoids.
CREATE TABLE avoids (
    community_id BLOB NOT NULL REFERENCES communities (id) ON DELETE CASCADE,
    member_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    other_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    PRIMARY KEY (member_id, other_id)
);
CREATE INDEX avoids_by_community ON avoids (community_id);
CREATE INDEX avoids_by_other ON avoids (other_id);
