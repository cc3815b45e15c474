# Meetups.

meetup-announced = { $title } is announced for { $moment }.
meetup-announced-how = It is meetup { $number }. If something comes up: { $command }. The file puts it into your calendar.
meetup-cancelled = { $title } is off. { $told ->
    [0] Nobody had said yes yet, so nobody needs to be told.
    [one] I'm telling the one who was coming.
   *[other] I'm telling the { $told } who were coming.
}
meetup-gone = That meetup is not there any more.

answered-going = Lovely, you're coming to { $title }: { $moment }, { $place }. The file puts it into your calendar.
answered-going-already = You're already down for { $title }: { $moment }, { $place }. See you there!
answered-maybe = { $title } is down as a maybe. You can change your mind at any time.
answered-cant = No problem at all, you're not coming to { $title }. You can change your mind at any time.
answer-taken-back = I've taken back your answer to { $title }.

card-when = When
card-until = , until { $time }
card-where = Where
card-host = Host
card-coming = Coming
card-number = Meetup { $number }
card-cancelled = { $has ->
    [reason] This meetup is off: { $reason }
   *[none] This meetup is off.
}
card-over = This meetup is over.
coming-nobody = nobody yet, be the first
coming-going = { $count } going
coming-maybe = { $count } maybe

button-going = Going
word-going = going
button-maybe = Maybe
word-maybe = maybe
button-cant = Can't
word-cant = can't
button-back = Back
word-back = back
button-more = More
word-more = more

you-going = You're coming.
you-maybe = You said maybe.
you-cant = You said you can't come.
you-open = Will you come?

list-heading = What's on
list-line = { $time } { $title } ({ $number }), { $place } – { $going ->
    [0] nobody yet
   *[other] { $going } going
}
list-page = Page { $page } of { $pages }
list-empty = Nothing is planned yet. A walk, a coffee, half an hour at the park: { $command } announces one.

reminder = { $title } begins in { $lead }: { $moment }, { $place }. { $going ->
    [one] So far it's you.
   *[other] { $going } are going.
} If it doesn't work out, one tap is enough.
reminder-late = This comes late, I was away: { $title } begins { $moment }, { $place }. { $going ->
    [one] So far it's you.
   *[other] { $going } are going.
} If it doesn't work out, one tap is enough.
reminder-host = Your meetup { $title } begins in { $lead }: { $moment }, { $place }. { $going ->
    [0] Nobody has said yes so far.
    [one] One is going.
   *[other] { $going } are going.
}
reminder-host-late = This comes late, I was away: your meetup { $title } begins { $moment }, { $place }. { $going ->
    [0] Nobody has said yes so far.
    [one] One is going.
   *[other] { $going } are going.
}
notice-cancelled = { $title } on { $moment } is off. { $has ->
    [reason] The host writes: { $reason }
   *[none] Another time!
}
notice-cancelled-host = A moderator has called off your meetup { $title } on { $moment }. { $has ->
    [reason] She writes: { $reason }
   *[none] If you'd like to know why, just ask.
}
calendar-file = the meetup for your calendar
calendar-file-off = takes the meetup out of your calendar

ask-which-moment = "{ $given }" can mean more than one moment. Which one?
ask-clock-skips = At that hour the clocks go forward and "{ $given }" is skipped. Which one?
ask-clock-repeats = At that hour the clocks go back and "{ $given }" comes twice. Which one?
refused-when = I couldn't read "{ $given }" as a time. Something like sat 10am, tomorrow at 9:30 or 5 december 14:00 works.
refused-when-rest = I understood "{ $understood }" but not "{ $rest }". Something like sat 10am or 5 december 14:00 works.
refused-when-no-time = At what time? I read { $given } as a day; add the hour, like { $given } 10am.
refused-when-no-day = On which day? Something like sat 10am or 5 december 14:00 works.
refused-when-past = { $moment } has already passed. Something like tomorrow 10am works.
refused-when-past-day = "{ $given }" has already passed. Something like tomorrow 10am works.
refused-when-too-far = "{ $given }" is more than two years away, further than I can plan.
refused-when-no-such = There is no "{ $given }" in the calendar or on the clock. Something like 5 december 14:00 works.
refused-when-order = "{ $given }" ends before it begins. Something like sat 10am-12pm works.
refused-when-repeats = I can announce one date at a time; "{ $given }" repeats. Something like tuesday 10am works.
refused-length = I couldn't use "{ $given }" as a length. It can be from 15 minutes to 24 hours, like 90 min or 2h.
refused-no-channel = I don't know yet where to announce it. Write it in the channel itself, or ask an admin to write { $command } there.
refused-too-many = { $most } meetups are planned already, and that is all I can hold. Please call one off first.
refused-no-meetup = There is no meetup { $number } here. { $command } shows what is on.
refused-cancelled = { $title } has already been called off. { $command } shows what is on.
refused-over = { $title } is already over. { $command } shows what is on.
refused-not-host = Only the host of { $title } or a moderator can call it off.
