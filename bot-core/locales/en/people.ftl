# `my`, and which village a direct chat is about.

list-joined = { $names } and { $last }
zone-set = From now on I show you times in { $zone } and read yours there.
zone-reset = You follow the community's time zone again.
zone-own = I show you times in { $zone }, as you chose. { $change } chooses another zone, and { $reset } follows the community's.
zone-community = I show you times in { $zone }, as the community has it. { $change } chooses a zone of your own.
language-set = From now on I speak English with you.
language-reset = You follow the community's language again.
language-own = I speak English with you, as you chose. { $change } changes it, and { $reset } follows the community's.
language-community = I speak English with you, as the community has it. { $change } chooses a language of your own.
which-village = You live in more than one village. Which one do you mean here? I'll remember it.
village-chosen = All right, here we talk about { $village }.
a-village = that village

refused-person-unknown = I don't know anybody called "{ $given }" here. Names work as people show them, and so do mentions, like @ben.
refused-person-several = More than one of us is called "{ $given }": { $people }. Which one? Write it like this: { $example }
refused-person-not-here = I can't find that person here. Has she left, or is it somebody from elsewhere? Nothing was changed.
refused-people-many = { $given } people are more than I can take at once; { $most } is the most. For example: @ben, @cleo

avoid-none = There is nobody you avoid. If you would rather not be brought together with somebody, { $command } tells me, and nobody else.
avoid-heading = Whom you avoid
avoid-how = Nobody but you sees this. { $command } takes somebody off the list.
avoid-added = Noted: I won't introduce you and { $person } to each other. Nobody but you learns of it; { $command } takes it back.
avoid-removed = All right, { $person } is no longer on your list.
avoid-cleared = All right, there is nobody on your list any more.
avoid-somebody = somebody who has left
refused-avoid-herself = That is you! Who shall it be? A mention works, like @ben.
refused-avoid-many = Your list is as long as it can be. { $command } makes room on it.
refused-unavoid = That person is not on your list, so there is nothing to take back. { $command } shows it.

kids-heading = Your kids
kids-noted = Noted
kids-none = You haven't told me of any kids. If you like, tell me like this: { $command }. Birth months are all I keep, and others only ever see counts like "2 babies".
kids-cleared = All right, I keep nothing about your kids any more. To tell me again, whenever you like: { $command }
kids-guessed = What says "about" I worked out from an age or without a year. Write the month and year if you want it exact.
kids-how = Birth months are all I keep, and others only ever see counts like "2 babies". { $command } replaces them, { $clear } removes them.
kids-example = my kids march 2025, 3 years
kid-born = born in { $month }, { $age }
kid-about = born about { $month }, { $age }
kid-due = due in { $month }
kid-age-new = brand new
kid-age-months = { $count ->
    [one] 1 month old
   *[other] { $count } months old
}
kid-age-years = { $count ->
    [one] 1 year old
   *[other] { $count } years old
}
month-of-year = { $month } { $year }
band-babies = { $count ->
    [one] 1 baby
   *[other] { $count } babies
}
band-toddlers = { $count ->
    [one] 1 toddler
   *[other] { $count } toddlers
}
band-preschoolers = { $count ->
    [one] 1 preschooler
   *[other] { $count } preschoolers
}
band-school = { $count ->
    [one] 1 schoolkid
   *[other] { $count } schoolkids
}
band-teens = { $count ->
    [one] 1 teen
   *[other] { $count } teens
}
refused-births = I couldn't read "{ $given }" as a birth month, an age or a due date. Something like { $example } works; so does "due april 2027".
refused-kids-empty = Whom shall I write down? Something like { $example } works.
refused-kids-many = { $given } kids are more than I can keep; { $most } is the most. Something like { $example } works.
refused-kids-ahead = That is further ahead than a baby can be due. Something like { $example } works.
refused-kids-grown = From eighteen on they are grown up, so I don't keep them here. Something like { $example } works.

naps-heading = Naps
naps-noted = Noted
naps-none = You haven't told me of any naps. With { $command } meetups can be planned around them, and nobody else is shown when they are.
naps-cleared = All right, I keep no naps any more. To tell me again, whenever you like: { $command }
naps-how = These are times on your clock ({ $zone }). Nobody else is shown when; hosts only learn how many families a time would be awkward for.
naps-change = { $command } replaces them, { $clear } removes them.
naps-example = my naps 12:30-14:30 on weekdays
nap-on = { $hours }, { $days }
hours = { $from } to { $to }
days-all = every day
days-weekdays = Monday to Friday
days-weekend = Saturday and Sunday
refused-naps = I couldn't read "{ $given }" as hours of a nap. Something like { $example } works, and so does "9-10 and 13-15 on weekdays".
refused-naps-empty = When are the naps? Something like { $example } works.
refused-naps-end = In "{ $given }" the nap would end before it begins, or last more than eight hours. Something like { $example } works.
refused-naps-many = { $given } naps are more than I can keep; { $most } is the most. Something like { $example } works.

reminders-community = You are reminded of meetups as the community has set it.
reminders-off = You are not reminded of meetups.
reminders-own = You are reminded of meetups this long before: { $leads }.
quiet-community = From { $hours } ({ $zone }) I keep what can wait to myself, as the community has set it.
quiet-community-none = You have no quiet hours, and neither has the community.
quiet-never = You have no quiet hours: I tell you at any hour.
quiet-own = From { $hours } ({ $zone }) I keep what can wait to myself.
wish-how = { $command } changes it, { $follow } follows the community again, { $off } turns it off.
spontaneous-unsaid = You haven't said whether you want to hear of spontaneous meetups, so I keep quiet about them.
spontaneous-off = You don't hear of spontaneous meetups.
spontaneous-on = You hear of every spontaneous meetup.
spontaneous-areas = You hear of spontaneous meetups here: { $areas }.
spontaneous-how = { $on } for all of them, { $areas } for some places, { $off } for none.
refused-areas = Name up to { $most } places, each in { $length } characters at most and with commas between them. Something like { $example } works; or just on or off.

profile-heading = What I keep about you
profile-name = Name
profile-since = Here since
profile-zone = Time zone
profile-language = Language
profile-reminders = Reminders
profile-quiet = Quiet hours
profile-spontaneous = Spontaneous meetups
profile-nothing = nothing
profile-nobody = nobody
profile-community = { $value }, like the community
profile-note = Only you see this. Besides this I keep what you do with me: the meetups you host, your answers, introductions, what you asked, what you shared anonymously (sealed), what you told moderators and what they have recorded about you. { $export } gives you all of it as a file, { $forget } has me forget it, and { $command } shows how to change something.
