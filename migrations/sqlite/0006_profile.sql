-- What a member shares of herself, so that others can find her. Every part may be left out.

CREATE TABLE profiles (
    member_id BLOB PRIMARY KEY NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    about TEXT,
    area TEXT,
    -- Codes of languages, and ways to meet, each with commas between them.
    languages TEXT,
    ways TEXT
);

-- What she likes and what she has lived through: a word of the village's list by its slug, or her own words, with the
-- key by which they are compared.
CREATE TABLE profile_words (
    member_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    book TEXT NOT NULL,
    position INTEGER NOT NULL,
    key TEXT NOT NULL,
    own TEXT,
    PRIMARY KEY (member_id, book, position)
);
CREATE INDEX profile_words_by_key ON profile_words (book, key);

-- When she is usually free. Days are bits, Monday the lowest; minutes are counted from midnight on her own clock.
CREATE TABLE free_windows (
    member_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    days INTEGER NOT NULL,
    from_minute INTEGER NOT NULL,
    to_minute INTEGER NOT NULL,
    PRIMARY KEY (member_id, position)
);

-- Who sees a part, where she has said so; otherwise those who are introduced to her.
CREATE TABLE profile_sharing (
    member_id BLOB NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    part TEXT NOT NULL,
    seen_by TEXT NOT NULL,
    PRIMARY KEY (member_id, part)
);
