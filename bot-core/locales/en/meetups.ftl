# Meetups.

meetup-announced = { $title } is announced for { $moment }.
meetup-announced-how = It is meetup { $number }. If something comes up: { $command }. The file puts it into your calendar.
meetup-cancelled = { $title } is off. { $told ->
    [0] Nobody had said yes yet, so nobody needs to be told.
    [one] I'm telling the one who was coming.
   *[other] I'm telling the { $told } who were coming.
}
meetup-announced-now = You're on: { $title } until { $time }. Everybody sees the area; where exactly, I tell those who ask.
meetup-edited = Done: { $title } is changed. { $told ->
    [0] Nobody has to be told anew.
    [one] I'm telling the one who is coming.
   *[other] I'm telling the { $told } who are coming.
}
meetup-gone = That meetup is not there any more.

answered-going = Lovely, you're coming to { $title }: { $moment }, { $place }. The file puts it into your calendar.
answered-going-already = You're down for { $title }: { $moment }, { $place }. See you there!
answered-going-now = Lovely, you're coming to { $title }: { $place }. See you there!
answered-waiting = { $title } is full at the moment, and you're on the waiting list: { $ahead ->
    [0] you come next.
    [one] one family is before you.
   *[other] { $ahead } families are before you.
} I write to you as soon as there is a spot.
answered-sick = Oh no, get well soon! You're not expected at { $title }, the host knows, and nobody minds.
you-are-down-for = In all: { $adults }{ $with ->
    [kids] { " " }and { $kids }
   *[none] { "" }
}.
adults = { $count ->
    [one] 1 adult
   *[other] { $count } adults
}
kids = { $count ->
    [0] no kids
    [one] 1 kid
   *[other] { $count } kids
}
address-is = The exact address, for those who come: { $address }
address-after-yes = You're new here, so the host shares the exact address with you herself. I've asked her.
address-shared = Done: I've sent { $who } the exact address.
where-now = { $title } is here: { $place }, until { $time }.
where-address = The exact address of { $title }: { $address }
where-after-yes = You're new here, so the host shares it herself. Tap Going, and I'll ask her.
where-going = The exact address of { $title } is for those who come. Tap Going, and you'll have it.
where-place = { $title } is here: { $place }.
nearby = nearby
somebody = somebody
answered-maybe = { $title } is down as a maybe. You can change your mind at any time.
answered-cant = No problem at all, you're not coming to { $title }. You can change your mind at any time.
answer-taken-back = I've taken back your answer to { $title }.

card-when = When
card-until = , until { $time }
card-where = Where
card-host = Host
card-coming = Coming
card-where-area = { " " }– tap "Where exactly?"
card-where-ask = Tap "Where exactly?"
card-stops = Then
card-ages = For
card-bring = Bring
card-rain = If it rains
card-needs = Needs
card-needs-families = { $count ->
    [one] at least 1 family
   *[other] at least { $count } families
}
card-deadline = Answer by
card-number = Meetup { $number }
card-cancelled = { $has ->
    [reason] This meetup is off: { $reason }
   *[none] This meetup is off.
}
card-over = This meetup is over.
coming-nobody = nobody yet, be the first
coming-going = { $count } going
coming-with = { $kids }
coming-waiting = { $count } waiting
coming-room = { $count ->
    [one] room for 1 more family
   *[other] room for { $count } more families
}
coming-room-kids = { $count ->
    [one] room for 1 more kid
   *[other] room for { $count } more kids
}
coming-full = full, there is a waiting list
came-nobody = nobody this time
ages-words = { $shape ->
    [up] { $unit ->
        [months] { $from } months and up
       *[years] { $from } years and up
    }
    [single] { $unit ->
        [months] { $from } months
       *[years] { $from } years
    }
    [to] { $unit ->
        [months] up to { $to } months
       *[years] up to { $to } years
    }
   *[range] { $unit ->
        [months] { $from } to { $to } months
       *[years] { $from } to { $to } years
    }
}
rain-holds = Rain plan: { $plan }
coming-maybe = { $count } maybe

button-going = Going
word-going = going
button-maybe = Maybe
word-maybe = maybe
button-cant = Can't
word-cant = can't
button-sick = We're ill
word-sick = sick
button-who = Who's coming
word-who = who
button-where = Where exactly?
word-where = where
button-family = Adults and kids
word-family = family
button-change = Change
word-change = change
button-take-back = Take back
word-take-back = undo
button-call-off = Call it off
word-call-off = off
button-rain = It's raining
word-rain = rain
button-rain-off = No rain after all
word-rain-off = dry
button-change-it = Change it
word-change-it = yes
button-leave-as-is = Leave it
word-leave-as-is = no
button-still-good = Still good
word-still-good = good
button-see = See it
word-see = see
button-share = Share it with her
word-share = share
button-it-was-good = It took place
word-it-was-good = yes
button-it-did-not = It did not
word-it-did-not = no
button-back = Back
word-back = back
button-more = More
word-more = more

you-going = You're coming.
you-maybe = You said maybe.
you-cant = You said you can't come.
you-open = Will you come?
you-host = You host this one.
you-sick = You said that somebody is ill. Get well soon!
you-waiting = You're on the waiting list.
you-offered = A spot is yours until { $time }: tap Going.

list-heading = What's on
list-line = { $time } { $title } ({ $number }), { $place } – { $going ->
    [0] nobody yet
   *[other] { $going } going
}
list-line-now = now until { $until } { $title } ({ $number }), { $place } – { $going ->
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
refused-not-host = Only the hosts of { $title } and moderators can do that.

who-heading = { $title }
who-going = Coming
who-maybe = Maybe
who-waiting = On the waiting list
who-line = { $who }{ $with ->
    [kids] { " " }with { $kids }
   *[none] { "" }
}{ $first ->
    [first] {" "}(first meetup)
   *[again] { "" }
}{ $has ->
    [note] {": "}{ $note }
   *[none] { "" }
}
who-nobody = Nobody has answered { $title } yet.
who-faded = { $title } is more than a month ago, so only numbers are left of who came.
who-not-yours = The names of those who come to { $title } are for those who come too. Tap Going or Maybe, and you'll see them.

edit-menu = What shall change about { $title }? Choose one thing, or write it like this: { $command }
edit-menu-prompt = What shall change?
edit-proposed = This is how { $title } would change:
edit-overtaken = Somebody else has changed { $title } in the meantime:
edit-now = With your change it would be:
edit-line = { $aspect }: { $before } → { $after }
edit-will-tell = Everyone who is coming hears it. Nothing has changed yet.
edit-quiet = The card shows it; nobody is woken for it. Nothing has changed yet.
edit-dropped = { $title } stays as it is.
aspect-nothing = nothing
aspect-title = Title
aspect-when = When
aspect-place = Place
aspect-address = Exact address
aspect-stops = Stops
aspect-ages = Ages
aspect-spots = Room for families
aspect-max-kids = Room for kids
aspect-notes = Notes
aspect-bring = What to bring
aspect-rain = Rain plan
aspect-needs = Families it needs
aspect-deadline = Answer by
aspect-reminders = Reminders

late-told = Don't worry: the host of { $title } knows that you'll be a little late.
rain-on = The rain plan of { $title } holds. { $told ->
    [0] Nobody has to be told.
    [one] I'm telling the one who is coming.
   *[other] I'm telling the { $told } who are coming.
}
rain-off = { $title } is as it was planned. { $told ->
    [0] Nobody has to be told.
    [one] I'm telling the one who is coming.
   *[other] I'm telling the { $told } who are coming.
}
moved-up = { $who } comes next on the waiting list of { $title }.
still-good-noted = Lovely, see you { $moment }.
it-happened = How nice! Thank you for bringing people together.
it-did-not-happen = Thank you for telling me. Next time!
calendar-here = Here is { $title } for your calendar.
now-title = Out and about

news-changed-time = { $title } has a new time: { $when }. Before, it was { $was }.
news-changed-place = { $title } is somewhere else: { $place }. It is still { $when }.
news-changed-both = { $title } has a new time and place: { $when }, { $place }. Before, it was { $was }.
news-changed-details = Something about { $title } ({ $when }) has changed.
still-good = Is it still good for you?
news-rain = It looks like rain for { $title } ({ $moment }).
news-rain-off = No rain after all: { $title } is as it was planned, { $moment }, { $place }.
news-offer = A spot at { $title } is free: { $moment }, { $place }. It is yours until { $time }; then I ask the next family.
news-first-tap = A spot at { $title } is free: { $moment }, { $place }. It begins soon, so the first tap has it.
news-still-maybe = { $title } is in two days: { $moment }, { $place }. You said maybe; do you know more by now?
news-address = The host of { $title } shares the exact address with you.
news-address-asked = { $who } is new here and is coming to { $title }. Shall she have the exact address?
news-sick = { $who } can't come to { $title }: somebody is ill.{ $has ->
    [note] {" "}She writes: { $note }
   *[none] {""}
}
news-late = { $who } will be a little late for { $title }.{ $has ->
    [note] {" "}She writes: { $note }
   *[none] {""}
}
news-note = { $who } has a note for { $title }: { $note }
news-too-few = { $title } begins { $moment } and needs { $needs } families; so far { $going ->
    [0] nobody has said yes.
    [one] one is coming.
   *[other] { $going } are coming.
} You can leave it, move it or call it off.
news-how-was-it = Did { $title } take place yesterday?
reminder-first = It is the first meetup for { $who }. A warm hello goes a long way.
reminder-bring = Bring: { $bring }

refused-ages = I couldn't read "{ $given }" as ages. Something like 0-12 months, 1-3 years or any works.
refused-stops-no-time = A stop begins with its time, and I found none in "{ $given }". Something like 10:00 Bean & Leaf, 11:00 Elm Park works.
refused-stops-no-place = At { $given }, where? Something like 10:00 Bean & Leaf, 11:00 Elm Park works.
refused-stops-outside = The stop at { $given } is not within the meetup, or not after the stop before. Something like 10:00 Bean & Leaf, 11:00 Elm Park works.
refused-stops-many = A meetup has { $most } stops at most.
refused-needs = It can't need { $needs } families and have room for { $spots }. Something like needs: 2 works.
refused-deadline = { $moment } is not before it begins. Something like deadline: friday 8pm works.
refused-deadline-over = The time to answer { $title } was over on { $moment }. If you'd still like to come, just write to the host.
refused-now-long = { $moment } is more than twelve hours away. Something like until: 11:30 works; for later days there is meetup new.
refused-no-rain-plan = There is no rain plan yet. Write one like this: { $command }
refused-nothing-changes = That is how { $title } already is, so nothing changes.
refused-edit-gone = That change isn't waiting any more. Begin anew like this: { $command }
refused-kids = { $kids ->
    [one] 1 kid is
   *[other] { $kids } kids are
} more than there is room for; { $most ->
    [0] there is no room for kids at the moment.
    [one] there is room for 1.
   *[other] there is room for { $most }.
} Something like kids: { $most } works.
refused-late = You're not down as coming yet. { $command } does that.
refused-not-going = She isn't coming to { $title } any more, so there is nothing to share.
refused-not-waiting = She isn't on the waiting list of { $title }.
answered-avoided = Just for you: somebody you'd rather avoid is coming too.
news-avoided = Just for you: somebody you'd rather avoid is coming to { $title } ({ $moment }) too. Whatever you do is fine.
news-spontaneous = { $who } is out and about until { $time } ({ $place }). Anyone?
naps-clash = { $of } have told me their naps, and at that time { $count ->
    [one] 1 of them naps.
   *[other] { $count } of them nap.
} No time nearby is better.
naps-clash-better = { $of } have told me their naps, and at that time { $count ->
    [one] 1 of them naps.
   *[other] { $count } of them nap.
} At { $time } { $then ->
    [0] none of them would.
    [one] 1 of them would.
   *[other] { $then } of them would.
}
more-kids = { $count ->
    [one] 1 more kid
   *[other] { $count } more kids
}

# What a platform has of its own: its calendar, threads, pinned messages, a map.
# The mark ("#12 · 3f9a2c") tells a calendar entry of mine from all others.
event-mark = Meetup { $mark }
thread-hello = This is the place to talk about { $number }.
place-on-map = (map)
event-not-allowed = { $title } is announced, but I couldn't put it into the server's calendar: I'm missing the permissions "Create Events" and "Manage Events". An admin can tick them for my role under Server Settings, Roles; the next change of the meetup then puts it there. Or the calendar is left alone: { $command }
# The platform is discord or matrix.
thread-not-allowed = { $platform ->
    [matrix] { $title } is announced, but I couldn't open a thread for it: my power level in the room is too low to write. An admin can raise it in the room's settings, under Roles & Permissions. Or there are no threads for meetups: { $command }
   *[discord] { $title } is announced, but I couldn't open a thread for it: I'm missing the permissions "Create Public Threads" and "Send Messages in Threads". An admin can tick them for my role under Server Settings, Roles; the next change of the meetup then opens it. Or there are no threads for meetups: { $command }
}
pin-not-allowed = { $platform ->
    [matrix] { $title } is announced, but I couldn't pin its card: in this room I need the power level for "Change pinned messages" (by default 50, a moderator's). An admin can make me a moderator in the room's settings, under Roles & Permissions; the next change of the meetup then pins it. Or no cards are pinned: { $command }
   *[discord] { $title } is announced, but I couldn't pin its card: I'm missing the permission "Pin Messages". An admin can tick it for my role under Server Settings, Roles; the next change of the meetup then pins it. Or no cards are pinned: { $command }
}
