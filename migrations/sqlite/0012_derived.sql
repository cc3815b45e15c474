-- What follows from something else is not kept: whom a private meetup is for (those who are in its circle), and moments
-- of circles and rounds that nothing asks for.

DROP TABLE meetup_guests;
ALTER TABLE circles DROP COLUMN thread;
ALTER TABLE circles DROP COLUMN opened_at;
ALTER TABLE circles DROP COLUMN ended_at;
ALTER TABLE rounds DROP COLUMN closed_at;
