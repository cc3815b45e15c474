-- When the bot introduced itself in a home: once, in the first place there that people read.
ALTER TABLE homes ADD COLUMN greeted_at TIMESTAMPTZ;
UPDATE homes SET greeted_at = (SELECT created_at FROM communities WHERE communities.id = homes.community_id);
