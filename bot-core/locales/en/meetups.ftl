# Meetups.

meetup-announced = { $title } is announced for { $moment }.
meetup-announced-how = It is meetup { $number }. If something comes up: { $command }. The file puts it into your calendar.
meetup-announced-like = What you left out is as it was in { $number }: { $taken }.
meetup-cancelled = { $title } is off. { $told ->
    [0] Nobody had said yes yet, so nobody needs to be told.
    [one] I'm telling the one who was coming or might have.
   *[other] I'm telling the { $told } who were coming or might have.
}
meetup-announced-now = You're on: { $title } until { $time }. Everybody sees the area; where exactly, I tell those who ask.
meetup-announced-now-hidden = You're on: { $title } until { $time }. Nobody sees where you are until she asks.
meetup-edited = Done: { $title } is changed. { $told ->
    [0] Nobody has to be told anew.
    [one] I'm telling the one who is coming or might.
   *[other] I'm telling the { $told } who are coming or might.
}
meetup-edited-alone = Done: { $title } is changed.
meetup-edited-asks = I'm asking those who wait, as far as there is room.
meetup-edited-hosts = I'm telling those who host it with you now, or no longer do.
meetup-gone = That meetup is not there any more.

answered-going = Lovely, you're coming to { $title }: { $moment }, { $place }. The file puts it into your calendar.
answered-going-already = You're down for { $title }: { $moment }, { $place }. See you there!
answered-going-now = Lovely, you're coming! It's here: { $place }. See you there!
answered-waiting = { $title } is full at the moment, and you're on the waiting list: { $ahead ->
    [0] you come next.
    [one] one family is ahead of you.
   *[other] { $ahead } families are ahead of you.
} I'll write as soon as there is a spot.
answered-waiting-too-many = There isn't room for all of you at { $title } right now, so you're on the waiting list: { $ahead ->
    [0] you come next.
    [one] one family is ahead of you.
   *[other] { $ahead } families are ahead of you.
} I'll write as soon as there is a spot.
answered-waiting-kept = The room that is left at { $title } is for a family that has waited longer, so you're on the waiting list: { $ahead ->
    [0] you come next.
    [one] one family is ahead of you.
   *[other] { $ahead } families are ahead of you.
} I'll write as soon as there is a spot.
answered-sick = Oh no, get well soon! You're not expected at { $title }, the host knows, and nobody minds.
answered-sick-no-host = Oh no, get well soon! You're not expected at { $title }, and nobody minds.
answered-sick-host = Oh no, get well soon! { $others ->
    [some] Those who host { $title } with you know. You can change it together, or call it off.
   *[none] If { $title } can't be without you, change it or call it off; nobody minds.
}
you-are-down-for = In all: { $adults }{ $with ->
    [kids] { " " }and { $kids }
   *[none] { "" }
}.
adults = { $count ->
    [one] 1 adult
   *[other] { $count } adults
}
# Who comes with her, at the end of "with".
more-adults = { $count ->
    [one] 1 more adult
   *[other] { $count } more adults
}
kids = { $count ->
    [0] no kids
    [one] 1 kid
   *[other] { $count } kids
}
address-is = The exact address, for those who come: { $address }
# Somebody new, and nobody could be asked.
address-after-yes = You're new here, so the exact address needs a yes from a host or a moderator first, and right now I can't reach one. Please ask in the group.
# Somebody new: the hosts have been asked, or moderators where no host is left.
address-asked = You're new here, so the host decides whether to share the exact address with you. I've asked her.
address-asked-moderators = You're new here, and the host isn't here any more. I've asked the moderators whether I may share the exact address with you.
address-shared = Done: I've sent { $who } the exact address.
where-now = { $title } is here: { $place }, until { $time }.
where-address = The exact address of { $title }: { $address }
where-after-yes = You're new here, so the host decides whether to share it with you. Tap Going, and I'll ask.
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
card-host-none = nobody at the moment
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
coming-adults = { $count ->
    [one] 1 adult
   *[other] { $count } adults
}
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
coming-nobody-yet = nobody yet
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
button-change-more = Something else
word-change-more = else
button-announce-one = Announce a meetup
word-announce-one = announce
button-out-now = I'm out right now
word-out-now = out
button-late = Running late
word-late = late
button-again = The same again
word-again = again
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
button-host-it = I'll host it
word-host-it = host
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
list-line = { $time } { $title } ({ $number }), { $place } – { list-coming }
list-line-now = now until { $until } { $title } ({ $number }), { $place } – { list-coming }
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
notice-nobody-hosts = { $title } on { $moment } is off: its host has left the group, and nobody hosts it now. Another time!
notice-cancelled-host = A co-host or a moderator has called off your meetup { $title } on { $moment }. { $has ->
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
refused-when-no-time = At what time? I read { $given } as a day; add the hour, like { $hour }.
refused-when-no-day = On which day? Something like sat 10am or 5 december 14:00 works.
refused-when-past = { $moment } has already passed. Something like tomorrow 10am works.
refused-when-past-day = "{ $given }" has already passed. Something like tomorrow 10am works.
refused-when-too-far = "{ $given }" is more than two years away, further than I can plan. Something like 5 december 14:00 works.
refused-when-no-such = There is no "{ $given }" in the calendar or on the clock. Something like 5 december 14:00 works.
refused-when-part = In "{ $given }" the hour and the part of the day don't go together. Something like tonight at 8, or tomorrow 1am, works.
refused-when-order = "{ $given }" ends before it begins. Something like sat 10am-12pm works.
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
    [both] { " " }with { $adults } and { $kids }
    [adults] { " " }with { $adults }
    [kids] { " " }with { $kids }
   *[none] { "" }
}{ $first ->
    [first] {" "}(first meetup)
   *[again] { "" }
}{ $has ->
    [note] {": "}{ $note }
   *[none] { "" }
}
who-more = + { $count } more
who-nobody = Nobody has answered { $title } yet.
who-faded = { $title } is more than a month ago, so only numbers are left of who came.
who-not-yours = The names of those who come to { $title } are for those who come too. Tap Going or Maybe, and you'll see them.

edit-menu = What would you like to change about { $title }? Choose one thing, or write it like this: { $command }
edit-menu-prompt = What would you like to change?
edit-proposed = This is how { $title } would change:
edit-proposed-late = { $title } has changed since you opened the form. With what you sent it would be:
edit-overtaken = Somebody else has changed { $title } in the meantime:
edit-now = With your change it would be:
edit-line = { $aspect }: { $before } → { $after }
edit-will-tell = Everyone who is coming hears it. Nothing has changed yet.
edit-quiet = The card shows it; nobody is woken for it. Nothing has changed yet.
edit-more-room = The card shows it, and those who wait are asked, as far as there is room. Nothing has changed yet.
edit-more-room-too = Those who wait are asked as well, as far as there is room.
edit-hosts = The card shows it, and whoever is to host it with you, or no longer is, hears it from me. Nothing has changed yet.
edit-hosts-too = Whoever is to host it with you, or no longer is, hears that from me as well.
edit-less-room = The card shows it, and of those who wait only whoever loses a spot she was offered hears it. Nothing has changed yet.
edit-calendars = The card shows it, and whoever is going gets it quietly, with a new file for her calendar. Nothing has changed yet.
edit-dropped = { $title } stays as it is.
aspect-hidden = (for those who come)
aspect-nothing = nothing
aspect-no-limit = no limit
family-menu-prompt = What would you like to say?
family-kids = Kids
family-adults = Adults
family-note = A note for the host
up-prompt = Who should come next?
aspect-nobody = nobody else
aspect-length = How long
aspect-hosts = Who hosts it too
aspect-title = Title
aspect-when = When
aspect-place = Place
aspect-address = Exact address
aspect-stops = Stops
aspect-ages = Ages
aspect-spots = Room for families
aspect-max-kids = Room for kids
aspect-area = Area
aspect-until = Until when
aspect-notes = Notes
aspect-bring = What to bring
aspect-rain = Rain plan
aspect-needs = Families it needs
aspect-deadline = Answer by
aspect-reminders = Reminders
aspect-repeat = Repeats
aspect-once = once

late-told = Don't worry: the host of { $title } knows that you'll be a little late.
late-no-host = { $title } has no host at the moment, so nobody counts the minutes. See you there!
late-host-heard = Everyone who is coming to { $title } has heard it already. No worries.
late-host-told = Don't worry. { $told ->
    [0] Nobody has said yes to { $title } so far, so nobody waits.
    [one] I'm telling the one who is coming to { $title }.
   *[other] I'm telling the { $told } who are coming to { $title }.
}
rain-on = The rain plan of { $title } holds. { $told ->
    [0] Nobody has to be told.
    [one] I'm telling the one who is coming or might.
   *[other] I'm telling the { $told } who are coming or might.
}
rain-off = { $title } is as it was planned. { $told ->
    [0] Nobody has to be told.
    [one] I'm telling the one who is coming or might.
   *[other] I'm telling the { $told } who are coming or might.
}
moved-up-offered = I've just offered { $who } the free spot.
moved-up = { $who } comes next on the waiting list of { $title }.
still-good-not-coming = You're not down for { $title } ({ $moment }) at the moment. Does it work out after all?
still-good-noted = Lovely, see you { $moment }.
it-happened = How nice! Thank you for bringing people together.
it-did-not-happen = Thank you for telling me. Next time!
calendar-here = Here is { $title } for your calendar.
calendar-off = { $title } is off; this file takes it out of your calendar.
now-title = Out and about

news-changed-time = { $title } has a new time: { $when }. Before, it was { $was }.
news-changed-end = { $title } goes on until { $time } now.
news-changed-place = { $title } is somewhere else: { $place }. It is still { $when }.
news-changed-both = { $title } has a new time and place: { $when }, { $place }. Before, it was { $was }.
news-changed-details = News about { $title } ({ $when }): the { $aspects } changed.
news-changed-gone = News about { $title } ({ $when }). Taken away: { $gone }.
news-changed-gone-too = Taken away: { $gone }.
news-changed-also = The { $aspects } changed too.
# What has changed, named in the two messages above.
changed-length = length
changed-address = exact address
changed-stops = stops
changed-rain = rain plan
changed-title = title
changed-notes = notes
changed-bring = list of what to bring
still-good = Is it still good for you?
news-host-too = You host { $title } too from now on: { $moment }, { $place }. You can change it and see who is coming.
news-host-no-more = You don't host { $title } ({ $moment }) any more; the other hosts carry on. If that comes as a surprise, just ask them.
news-yours = The host of { $title } has left the group, and as you host it with her, it is yours now: { $moment }, { $place }. Thank you for keeping it going!
news-host-gone = The host of { $title } has left the group: { $moment }, { $place }. Whoever is going can host it now; a tap is enough.
# For those who keep order, and do not come themselves.
news-host-gone-moderator = The host of { $title } has left the group: { $moment }, { $place }. { $going ->
    [0] Nobody is going for sure yet.
    [one] One is going.
   *[other] { $going } are going.
} Whoever is going can host it now, and so can you.
host-gone-stands = If nobody does, it stays as it is, without a host.
host-gone-address = The exact address was hers, so I don't give it out any more; whoever hosts it says where it is. If nobody does in time, I call it off and tell everyone.
host-gone-say-where = The exact address was hers, so I don't give it out any more. Change lets you say where it is.
news-host-found = The host of { $title } has left the group, and { $who } has taken it over: { $moment }, { $place }. So it goes on!
# To those who come, where somebody who hosted it with her has it now.
news-address-gone = The host of { $title } has left the group, and it goes on with whoever hosted it with her: { $moment }, { $place }.
host-gone-not-there = The exact address from before is not valid any more; I'll write as soon as there is a new one.
news-host-late = { $who } hosts { $title } and will be a little late.{ $has ->
    [note] {" "}She writes: { $note }
   *[none] {""}
}
taken-over = Thank you! You host { $title } now: { $moment }, { $place }.{ $told ->
    [0] { "" }
   *[other] { " " }I'm telling everyone who is coming.
}
taken-over-series = The dates that follow are yours too: it repeats { $repeats }. If that is more than you'd like, this ends it: { $command }
reminder-no-host = It has no host at the moment, so you'd meet without one.
news-rain = It looks like rain for { $title } ({ $moment }).
news-rain-off = No rain after all: { $title } is as it was planned, { $moment }, { $place }.
news-offer = A spot at { $title } is free: { $moment }, { $place }. It is yours until { $time }; then I ask the next family. If that's too soon, a tap later still counts while there is room.
news-offer-gone = I'm sorry: there is less room at { $title } ({ $moment }) than before, so the spot that was yours for a while is gone. You keep your place on the waiting list, and I'll write as soon as there is one.
news-first-tap = A spot at { $title } is free: { $moment }, { $place }. It begins soon, so the first tap has it.
news-room-for-all = There is room at { $title }: { $moment }, { $place }. I've asked everyone on the waiting list, so now the first tap has it.
news-no-limit = There is room for everybody at { $title } now: { $moment }, { $place }. Would you still like to come?
news-still-maybe = { $title } is in two days: { $moment }, { $place }. You said maybe; do you know more by now?
news-still-maybe-soon = You said maybe to { $title }: { $moment }, { $place }. Do you know more by now?
news-address = The host of { $title } shares the exact address with you.
news-address-asked = { $who } is new here and is coming to { $title }. May I send her the exact address?
news-sick = { $who } can't come to { $title }: somebody is ill.{ $has ->
    [note] {" "}She writes: { $note }
   *[none] {""}
}
news-late = { $who } will be a little late for { $title }.{ $has ->
    [note] {" "}She writes: { $note }
   *[none] {""}
}
news-note = { $who } has a note for { $title }: { $note }
news-first-meetups = { $title } ({ $moment }) is the first meetup for { $who }. A warm hello goes a long way.
news-too-few = { $title } begins { $moment } and needs { $needs } families; so far { $going ->
    [0] nobody has said yes.
    [one] one is coming.
   *[other] { $going } are coming.
} You can leave it, move it or call it off.
news-how-was-it = Did { $title } take place yesterday?
news-how-was-it-then = Did { $title } take place on { $moment }?
reminder-first = It is the first meetup for { $who }. A warm hello goes a long way.
reminder-bring = Bring: { $bring }

refused-ages = I couldn't read "{ $given }" as ages. Something like 0-12 months, 1-3 years or any works.
refused-stops-no-time = A stop begins with its time, and I found none in "{ $given }". Something like 10:00 Bean & Leaf, 11:00 Elm Park works.
refused-stops-no-place = At { $given }, where? Something like 10:00 Bean & Leaf, 11:00 Elm Park works.
refused-stops-outside = The stop at { $given } is not within the meetup, or not after the stop before. Something like 10:00 Bean & Leaf, 11:00 Elm Park works.
refused-stops-many = A meetup has { $most } stops at most.
refused-stops-long = The place of the stop at { $given } is longer than { $most } characters. A shorter name works; the rest fits into the notes.
refused-needs = It can't need { $needs } families and have room for { $spots }. Something like needs: { $spots } works.
refused-needs-spots = It can't need { $needs } families and have room for { $spots }. Something like spots: { $needs } works.
refused-like = I can't take { $title } over: it was for right then, or it is too long ago. Say what the new one is called and where it is instead.
refused-naming-hosts = Only those who host { $title } say who hosts it with them.
refused-hosted = { $title } has a host already, so it is in good hands. If you'd like to help, just write to her.
refused-take-over-new = How kind of you! You're new here, so hosting { $title } needs a moderator's yes to its exact address first.
refused-take-over = { $title } can be hosted by somebody who is going. { $command } puts you among them.
refused-deadline = { $moment } is not before it begins. Something like deadline: friday 8pm works.
refused-deadline-over = The time to answer { $title } was over on { $moment }. If you'd still like to come, just write to the host.
refused-now-long = { $moment } is more than twelve hours away. Something like until: 11:30 works; for later days there is { $command }.
refused-now-change = { $title } is happening right now, so only its place, its area, its notes and until when can change. Something like this works: { $command }
refused-not-now = Until when and the area are for meetups that happen right now. How long { $title } lasts can change like this: { $command }
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
news-invited = { $who }, whom you were introduced to, would like to spend an hour with you: { $moment }, { $place }. Does that suit you?
news-spontaneous = { $who } is out and about until { $time } ({ $place }). Anyone?
naps-clash = { $of ->
    [one] One family here has told me naps, and this time cuts into theirs.
   *[other] { $of } families here have told me naps, and this time cuts into { $count ->
        [one] those of one.
       *[other] those of { $count }.
    }
} No time nearby is better.
naps-clash-better = { $of ->
    [one] One family here has told me naps, and this time cuts into theirs.
   *[other] { $of } families here have told me naps, and this time cuts into { $count ->
        [one] those of one.
       *[other] those of { $count }.
    }
} At { $time } { $then ->
    [0] nobody would miss one.
    [one] it would be those of one.
   *[other] it would be those of { $then }.
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
news-card-refused = { $platform ->
    [matrix] I couldn't put the card of { $title } into its room, so nobody sees it there yet: my power level is too low to write, or the room is gone. An admin can raise it in the room's settings, under Roles & Permissions, or choose another room by saying this there: { $command } here
   *[discord] I couldn't put the card of { $title } into its channel, so nobody sees it there yet: I'm missing the permissions "View Channel", "Send Messages" or "Embed Links", or the channel is gone. An admin can give them to me in the channel's settings, under Permissions, or choose another channel by saying this there: { $command } here
}
button-post-again = Try again
word-post-again = again
meetup-posted-again = I'm trying again. If it works, the card stands in its channel in a moment; if it doesn't, you hear from me once more.
pin-not-allowed = { $platform ->
    [matrix] { $title } is announced, but I couldn't pin its card: in this room I need the power level for "Change pinned messages" (by default 50, a moderator's). An admin can make me a moderator in the room's settings, under Roles & Permissions; the next change of the meetup then pins it. Or no cards are pinned: { $command }
   *[discord] { $title } is announced, but I couldn't pin its card: I'm missing the permission "Pin Messages". An admin can tick it for my role under Server Settings, Roles; the next change of the meetup then pins it. Or no cards are pinned: { $command }
}

# Repeating meetups. `repeat-day` is a day as it stands in `repeat-weekly`.
repeat-day = { $day ->
    [0] Monday
    [1] Tuesday
    [2] Wednesday
    [3] Thursday
    [4] Friday
    [5] Saturday
   *[other] Sunday
}
repeat-nth = { $nth ->
    [1] 1st
    [2] 2nd
    [3] 3rd
    [4] 4th
   *[other] last
}
repeat-every-day = every day
repeat-weekly = every { $days }
repeat-two-weeks = every two weeks on { $days }
repeat-monthly = on the { $nths } { $day } of every month
repeat-until = { $repeats }, until { $moment }
card-repeats = Repeats
option-repeats = { $repeats }: { $moment }
list-repeats = { " · " }{ $repeats }{ $more ->
    [dates] , also { $dates }
   *[none] { "" }
}
list-also = { " · " }also { $dates }
series-date = { $moment } ({ $number })
series-announced = { $title } is announced, { $repeats }. These are the next dates:
series-announced-how = I announce each date when it comes near, and everyone answers for each by itself. To leave one out: { $skip }. To end the series: { $end }.
series-repeats-now = Done: { $title } repeats { $repeats }. These are the next dates:
series-dates-off = { $off ->
    [one] One date that doesn't fit any more is off.
   *[other] { $off } dates that don't fit any more are off.
}
series-told = I'm telling everyone who was coming.
series-next = The series goes on; the next one is { $moment } ({ $number }).
series-no-next = No other date is announced at the moment.
series-skipped = { $title } on { $moment } is off. { $told ->
    [0] Nobody had said yes yet, so nobody needs to be told.
    [one] I'm telling the one who was coming.
   *[other] I'm telling the { $told } who were coming.
}
series-ended = { $title } ends. { $dates ->
    [0] No other date was announced.
    [one] The date that was announced is off.
   *[other] The { $dates } dates that were announced are off.
} { $told ->
    [some] I'm telling everyone who was coming.
   *[none] Nobody had said yes yet, so nobody needs to be told.
}
series-ends-with = It takes place for the last time { $moment } ({ $number }).
series-edited = Done: { $title } is changed from { $moment } on. { $told ->
    [some] I'm telling everyone who is coming.
   *[none] Nobody has to be told anew.
}
cancel-this-or-all = { $title } repeats { $repeats }. Is only { $moment } off, or the whole series? Nothing has changed yet.
edit-this-or-all = Only this one, or all from here on?
edit-only-this = A new day like this is for this date alone; the others stay as they are.
edit-rule = This goes for this date and all that follow. Dates that are announced and no longer fit are called off, and whoever was coming hears it. Nothing has changed yet.
button-only-this = Only this one
word-only-this = this
button-all-from-here = All from here on
word-all-from-here = all
button-whole-series = The whole series
word-whole-series = series
notice-skipped = { $title } on { $moment } is off this time.{ $has ->
    [reason] { " " }The host writes: { $reason }
   *[none] { "" }
}
notice-skipped-host = A co-host or a moderator has called off one date of your { $title }: { $moment }. { $has ->
    [reason] She writes: { $reason }
   *[none] If you'd like to know why, just ask.
}
# Where dates before it stay on; which one is the last is said after it.
notice-series-ends-before = { $title } on { $moment } is off, as it ends before that.{ $has ->
    [reason] { " " }The host writes: { $reason }
   *[none] { "" }
}
notice-series-ended = { $title } on { $moment } is off, and there will be no more of it. { $has ->
    [reason] The host writes: { $reason }
   *[none] How nice that you were part of it!
}
notice-series-ended-host = A co-host or a moderator has ended your { $title }, from { $moment } on. { $has ->
    [reason] She writes: { $reason }
   *[none] If you'd like to know why, just ask.
}
news-series-yours = The host of { $title } has left, and as you host it with her, it is yours now: { $repeats }, next { $moment }. Thank you for keeping it going! If it is too much, this ends it: { $command }
refused-repeat = I couldn't read "{ $given }" as a repetition. Something like weekly, every two weeks or 1st saturday of the month works.
refused-repeat-rest = I understood "{ $understood }" but not "{ $rest }". Something like weekly, every two weeks or 1st saturday of the month works.
refused-repeat-which = "{ $given }" can mean every two weeks or once a month. Something like every two weeks or 2nd tuesday of the month is clear.
refused-repeat-twice = The time repeats already, and "{ $given }" says something else. One of the two is enough.
refused-repeat-missing = How does it repeat? Something like weekly, every two weeks or 1st saturday of the month works.
refused-repeat-first = { $moment } is none of the days on which it shall repeat. The first time should be one of them, like tuesday 10am with repeat: weekly.
refused-repeat-private = { $title } is for the few of you alone, and that is one date at a time.
refused-edit-repeats = Here I need one date, and "{ $given }" repeats. How it repeats changes like this: { $command }
refused-day-taken = { $title } has a date of its own on { $moment } already. Another day works.
refused-ends = That ends before the second date. A day further away works, or a number of times like times: 6.
refused-no-series = { $title } does not repeat. { $command } calls it off.
refused-move-all = { $title } can't move to that day as a whole. Change only this one, or end it and announce it anew: { $command }
# Finding a time: people answer moments before a meetup is announced.
find-gone = That isn't there any more.
find-asked = I'm asking when { $title } suits, until { $moment }.
find-asked-chosen = { $naps ->
    [clear] I've chosen these moments so that they cut no nap:
    [some] I've chosen these moments so that they cut few naps:
    [all] On these days every moment cuts into a nap; I've chosen those that cut the fewest:
   *[none] I've chosen these moments:
}
find-asked-line = { $number }. { $moment }
find-asked-how = It is number { $number }. When answers end I write to you, and one tap announces the best moment. Sooner: { $decide }. If something comes up: { $cancel }.
find-card-ask = When does it suit you? Tap every moment that does. Answers can change until { $moment }.
find-card-soon = When does it suit you? Tap every moment that does. Answers end soon: { $moment }.
find-card-closed = Answers have ended. Now the host chooses.
find-card-passed = All of these moments have passed.
find-card-cancelled = { $has ->
    [reason] This is off: { $reason }
   *[none] This is off.
}
find-card-settled = It's settled: { $moment }. It is meetup { $number }.
find-card-number = Number { $number } · { $voters ->
    [0] nobody has answered yet, be the first
    [one] 1 family has answered
   *[other] { $voters } families have answered
}. In words: { $command }
find-line = { $number }. { $moment } – { $counts }
find-line-over = { $number }. { $moment } – already over
find-yes = { $count } yes
find-maybe = { $count } if need be
find-no = { $count } no
find-nobody = no answer yet
find-voted = { $says ->
    [yes] Noted: { $moment } suits you for { $title }.
    [maybe] Noted: { $moment } if need be, for { $title }.
   *[no] Noted: { $moment } doesn't suit you for { $title }.
} Only you see this, and you can change it at any time.
find-step = { $title }, { $position } of { $count }: { $moment }?
find-step-how = Stop whenever you like; what you've tapped stays. Only you see it.
find-step-said = So far you said { $says ->
    [yes] yes
    [maybe] if need be
   *[no] no
}.
find-mine = Your answers to { $title }:
find-mine-line = { $number }. { $moment } – { $says ->
    [yes] yes
    [maybe] if need be
    [no] no
    [over] already over
   *[none] not answered
}
find-mine-until = You can change them until { $moment }. Only you see this.
find-proposed = Done: { $moment } is on the card of { $title } as number { $number }, and you're down with a yes.
find-extended = Done: people may answer { $title } until { $moment }.
find-cancelled = { $told ->
    [some] { $title } is off: the card says so, and I'm telling those who had found a moment for it.
   *[none] { $title } is off, and the card says so.
}
find-result = { $voters ->
    [one] 1 family has answered { $title }. The best moment first:
   *[other] { $voters } families have answered { $title }. The best moment first:
}
find-result-nobody = Nobody has answered { $title } yet. It happens, weeks are full. You could ask for a day longer, or choose a moment yourself.
find-result-line = { $number }. { $moment } – { $counts }{ $naps ->
    [0] { "" }
    [one] { " " }· 1 nap
   *[other] { " " }· { $naps } naps
}
find-result-place = As soon as you choose, I ask you where it is.
find-others = Which moment shall it be for { $title }?
find-others-prompt = Choose a moment
find-settled = { $told ->
    [0] Nobody had said yes to this moment, so nobody is down for it yet.
    [one] The one who said yes is down for it.
   *[other] The { $told } who said yes are down for it, as far as there is room.
}
find-news-proposed = { $who } proposes one more moment for { $title }: { $moment }. It is number { $number } on the card.
find-news-cancelled = A moderator has called off { $title }, the time you were looking for. { $has ->
    [reason] She writes: { $reason }
   *[none] If you'd like to know why, just ask.
}
find-news-off = { $title } is off: no time is being looked for any more. { $has ->
    [reason] The reason: { $reason }
   *[none] Thank you for answering.
}
find-news-going = It's settled: { $title } is on { $moment }, { $place }. You said yes, so you're down as coming. The file puts it into your calendar.
find-news-waiting = It's settled: { $title } is on { $moment }, { $place }. It's full at the moment, and you're on the waiting list.
find-news-maybe = It's settled: { $title } is on { $moment }, { $place }. You said if need be, so you're down as a maybe. Do you know more by now?
find-news-otherwise = { $title } is settled: { $moment }, { $place }. That wasn't one of your moments; will you come all the same?
find-open = A time is being found
find-open-line = { $title } ({ $number }): { $command } shows and takes your answers.
find-open-line-closed = { $title } ({ $number }): the host is choosing.

button-find-number = Yes to { $number }
button-find-over = { $number } is over
button-find-each = One by one
word-find-each = each
button-find-propose = Another time?
word-find-propose = propose
button-find-yes = Yes
word-find-yes = yes
button-find-maybe = If need be
word-find-maybe = maybe
button-find-no = No
word-find-no = no
button-find-rest = The others
word-find-rest = others
button-find-mine = My answers
word-find-mine = mine
button-find-announce = Announce { $moment }
word-find-announce = announce
button-find-others = Another one
word-find-others = another
button-find-extend = A day longer
word-find-extend = longer
button-find-decide = Choose now
word-find-decide = choose

refused-find-none = Nothing is left of that time. Something like mornings next week works, or sat 10am, sunday 11am.
refused-find-one = That is one moment only. Give me two or more, like sat 10am, sunday 11am; or announce it at once with { $command }.
refused-find-many = I can ask about { $most } moments at most. Leave some out; others may still propose theirs.
refused-find-repeats = "{ $given }" repeats, and I ask about single moments. Something like tuesday 10am works.
refused-find-deadline = Answers have to end before the last moment, { $moment }. Something like deadline: tomorrow 8pm works.
refused-find-too-many = { $most } times are being found already, and that is all I can hold. Please settle one first.
refused-find-not-there = No time is being found under number { $number }. { $command } shows what is on.
refused-find-no-meetup-yet = The time of { $title } isn't settled yet. { $command } shows and takes your answers.
refused-find-settled = { $title } is settled already. { $command } shows it.
refused-find-closed = Answers to { $title } have ended, and the host is choosing. { $command } will show it.
refused-find-cancelled = { $title } is off. { $command } shows what is on.
refused-find-passed = All the moments of { $title } have passed. { $command } shows what is on.
refused-find-vote = I couldn't read "{ $given }" as numbers of moments. Something like 1 3 works, or all, or none.
refused-find-number = { $title } has no moment { $given }; they go from 1 to { $last }.
refused-find-moment-passed = { $moment } has already passed. The others of { $title } are still open.
refused-find-full = { $title } has { $most } moments already, and that is all a card can hold.
refused-find-there-already = That moment is on the card of { $title } already, as number { $number }. { $command } says yes to it.
refused-find-place = Where shall { $title } be? Something like place: Elm Park works.
refused-find-no-longer = There is no time left to ask about { $title } for longer.

# Seeing what is on.
# How many come, at the end of a line; $said is what the one who reads it alone has answered.
list-coming = { $going ->
    [0] nobody yet
   *[other] { $going } going
}{ $room ->
    [full] , full
   *[free] { "" }
}{ $waiting ->
    [0] { "" }
   *[other] , { $waiting } waiting
}{ $said ->
    [going] { " · " }you're coming
    [maybe] { " · " }you said maybe
    [cant] { " · " }you said you can't
    [sick] { " · " }you said somebody is ill
    [waiting] { " · " }you're on the waiting list
    [host] { " · " }you host it
   *[none] { "" }
}
board-heading = What's on
board-empty = Nothing is planned for the next two weeks. A walk, a coffee, half an hour at the park: { $command } announces one.
board-more = { $count ->
    [one] And 1 more
   *[other] And { $count } more
}
board-moved = This list is kept in another channel now. { $command } shows it to you anywhere.
board-off = This list rests for now. { $command } still shows you what is on.
button-see-more = See more
word-see-more = see more
digest-heading = The week ahead
digest-hello = { $count ->
    [one] Hello, all of you! One meetup is on in the next seven days. Come as you are:
   *[other] Hello, all of you! { $count } meetups are on in the next seven days. Come as you are:
}
digest-how = One tap on Going under its card, or { $command }, and you're in.
digest-needs-channel = I'll say it where meetups are announced, and no channel is chosen for that yet. Write { $command } in the one you'd like.
zone-changed-meetups = { $count ->
    [one] 1 meetup is announced by the old clock. Its moment stays as it is, so whoever is coming has nothing to do. If it should rather be at the same time on the new clock, I move it and tell those coming.
   *[other] { $count } meetups are announced by the old clock. Their moments stay as they are, so whoever is coming has nothing to do. If they should rather be at the same times on the new clock, I move them and tell those coming.
}
zone-changed-polls = { $count ->
    [one] 1 vote on a time is open, with times by the old clock. They stay as they are too, or move to the same times on the new clock.
   *[other] { $count } votes on a time are open, with times by the old clock. They stay as they are too, or move to the same times on the new clock.
}
button-keep-moments = Keep the moments
word-keep-moments = moments
button-keep-clocks = Keep the clock times
word-keep-clocks = clock times
moments-kept = Good, every meetup stays at the moment it was announced for.
clocks-kept = { $count ->
    [0] There is no meetup to move any more.
    [one] I'm moving 1 meetup to the same time on the new clock, and telling those who are coming.
   *[other] I'm moving { $count } meetups to the same times on the new clock, and telling those who are coming.
}
clocks-kept-polls = { $count ->
    [one] I'm moving the times in 1 open vote.
   *[other] I'm moving the times in { $count } open votes.
}
moved-up-first-tap = It begins so soon that I have asked everybody who waits and fits, { $who } among them; the first tap has the spot.
find-result-no-host = Whoever asked this has left, so a moderator may choose. Would you?
find-news-announced = A moderator has chosen for you, and it is announced in your name.
find-open-more = + { $count } more; each can be found by its number.
button-find-one = Find a time
word-find-one = find
button-calendar = Calendar file
word-calendar = calendar
