-- Answers to meetups: words of the moment apart from the note, kids that were said apart from those that were taken
-- over from a profile, and when somebody on the waiting list heard that there is room.

ALTER TABLE rsvps ADD COLUMN message TEXT;
ALTER TABLE rsvps ADD COLUMN kids_said BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE rsvps SET kids_said = TRUE WHERE kids > 0;
ALTER TABLE rsvps ADD COLUMN told_of_room_at TEXT;
