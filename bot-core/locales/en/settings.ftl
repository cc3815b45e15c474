# The settings of a community.

settings-heading = Settings
settings-how = Change one like this: { $command }
setting-is = { $setting } is { $value }.
setting-set = Done: { $setting } is now { $value }.
setting-says = Done: { $setting } says now:
setting-says-already = { $setting } says:
setting-reset = Done: { $setting } is as it was at the start, { $value }.
setting-takes = It takes { $kind }.
setting-example = For example: { $command }
setting-changed = changed
setting-nothing = not set

setting-about-zone = the time zone in which new meetups are read and shown
setting-about-language = the language I speak here
setting-about-prefix = what stands before a command where there are no slash commands
setting-about-moderator-role = roles whose members count as moderators
setting-about-meetup-channel = where meetups are announced; where the host writes while it is not set
setting-about-reminders = how long before a meetup those who are going are reminded; it holds for those announced already too, unless a meetup has times of its own
setting-about-areas = the areas from which members choose theirs, with commas between them; while it is not set they write it themselves
setting-about-forget-after = how many days after somebody has left I forget everything about her; until then she can come back to it
setting-about-quiet-hours = when I keep reminders and the like to myself until the night is over

kind-zone = a city or time zone
kind-language = en or es
kind-prefix = one to three punctuation marks
kind-channel = the word here, written in the channel or room itself; or off
kind-roles = up to ten roles, mentioned
kind-leads = up to five times between 5 minutes and 14 days, or the word off
kind-hours = two times of the day, or the word off

lead-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
lead-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
lead-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}

refused-setting = I don't know a setting "{ $given }". The nearest: { $near }.
refused-setting-far = I don't know a setting "{ $given }". Some of those there are: { $near }. All of them stand under settings show.
refused-zone = I don't know the time zone "{ $given }". Did you mean one of these: { $near }? Something like { $example } works.
refused-language = I don't speak "{ $given }" yet, only en and es. For example: { $example }
refused-prefix = "{ $given }" can't stand before commands: it takes one to three punctuation marks, and not / < > @ # or quotes. For example: { $example }
refused-channel = I can't choose "{ $given }" from here. Write the setting in that channel itself with the word { $example }.
refused-channel-direct = We are in a direct chat, so "{ $given }" can't be a place for everyone. Write it in the channel itself with the word { $example }.
refused-roles = I couldn't read "{ $given }" as up to ten roles. Mention them, so that I get their ids, for example { $example }. On Matrix there are no roles; power levels decide there who is a moderator.
refused-leads = I couldn't read "{ $given }" as times before a meetup. Up to five, from 5 minutes to 14 days, like { $example }; or off.
setting-about-newcomer-days = for how many days somebody is new; until then hosts share the exact address themselves
setting-about-dates-ahead = how many dates of a repeating meetup are announced ahead, when they are at most four weeks away; the next one always is
setting-about-who-is-coming = who may see the names of those who come: those who come too, or everyone
kind-whole = a whole number
kind-one-of = one of a few words
refused-word = I couldn't use "{ $given }". It is one of these: { $words }. For example: { $example }
refused-hours = I couldn't read "{ $given }" as two times of the day. Something like { $example } works; or off.
setting-about-mirror-events = whether meetups also stand among the events of the server, on Discord (on or off)
setting-about-meetup-threads = whether each meetup gets a thread to talk in (on or off)
setting-about-pin-cards = whether the cards of meetups still to come are pinned (on or off)
setting-about-whats-on = the channel with one message of mine that lists what is on in the next two weeks, always current
setting-about-digest = the day and time at which I say, where meetups are announced, what is on in the week ahead; in a week with nothing on I say nothing
setting-about-values = what matters to you here, in your own few sentences; whoever arrives reads it, and village values shows it
setting-about-welcome = whether whoever arrives is welcomed privately, with your values and what she may do if she likes
setting-about-welcome-channel = the channel where hellos are put, and where a message for those who are new stands
setting-about-moderators-channel = the channel where moderators hear of reports and of what needs them; without it I tell each of them privately
setting-about-care-summary = the channel where each month I say how often moderators were needed, without names and with nothing under five counted out
kind-text = a few sentences, or the word off
refused-setting-long = That has { $length } characters; { $most } is the most I can keep here. Could you make it a little shorter?
refused-sentences = I couldn't find any words in "{ $given }". A few sentences work, like: { $example } Or off.
kind-names = names with commas between them, or the word off
kind-weekly = a day of the week and a time, or the word off
refused-names = I couldn't read "{ $given }" as up to { $most } names of { $length } characters at most, with commas between them. Something like { $example } works; or off.
refused-weekly = I couldn't read "{ $given }" as a day of the week and a time. Something like { $example } works; or off.
setting-about-intro-rounds = how often people are introduced to each other: weekly, two-weeks, four-weeks, or off
setting-about-intro-time = the day and time at which such a round begins
setting-about-intro-size = how many are introduced to each other, from 2 to 4; where it doesn't come out even, one more
setting-about-intro-approve = whether an admin looks at a round before anybody hears of it (on or off)
setting-about-intro-repeat-gap = for how many rounds nobody is introduced to the same person again, while there is anybody else
setting-about-intro-fit = what counts most when people are matched: balanced, same-stage, same-area or mix-us-up
setting-about-intro-weights = how often topics, kids, area, free, lived, both-lived, ways or new count when people are matched, from 0 to 5; the others count as intro-fit says
setting-about-intro-channel = the channel under which introductions get their private threads, on Discord
setting-about-care = what follows when somebody writes what may hurt: off, watch (moderators read counts once a day), or nudge (its author hears of it, she alone)
setting-about-care-topics = what is looked for; a minus takes a topic off, a plus puts it on
setting-about-care-phrases = phrases of your own that are noticed too; a plus adds one, a minus takes it away
setting-about-care-allow = phrases that are fine here, whatever they hold
setting-about-care-dropped = my own phrases that aren't right for you here, by their names
setting-about-care-exempt-channels = channels in which nothing is looked at; written in the channel itself
setting-about-care-exempt-roles = roles whose members' messages are not looked at
setting-about-care-nudge-days = how many days at least lie between two nudges for one person
setting-about-care-sensitivity = how readily something is noticed: low (only what is plain), usual, or high (also what is likely)
kind-list = words or phrases with commas between them, after a + to add them or a - to take them away; or the word off
kind-places = the word here, written in the channel or room itself, -here to take it off again; or off
refused-weight = I couldn't read "{ $given }". It takes one of { $names }, and how often it counts, from 0 to { $most }: { $example }
weight-topics = topics
weight-kids = kids
weight-area = area
weight-free = free
weight-lived = lived
weight-both-lived = both-lived
weight-ways = ways
weight-new = new
refused-list-empty = There is nothing after the sign. Something like { $example } works; or off.
refused-list-without = "{ $given }" is not on the list, so I can't take it off.
refused-list-long = That makes { $given }, and { $most } is the most I can keep here. A minus before some of them makes room.
refused-places = I can't choose "{ $given }" from here. Write the setting in that channel itself with the word { $example }; with -here it is taken off again.
refused-places-many = That is the most I can keep, { $most } channels. With -here one of them is taken off.
setting-about-region = where most of you live, for the people to talk to that support shows: us, ca, gb, ie, au, nz, es, de, fr, za, or none
setting-about-support-lines = people to talk to that you know yourselves, each with how to reach them; they come first when somebody asks for support
setting-about-support-tell = what moderators hear when I offer somebody support on my own: off (nothing), somebody (that it happened), who (to whom); never what was written
setting-about-share-channel = the channel where anonymous posts are put; without one there are none
setting-about-share-approval = whether a moderator reads an anonymous post before everybody does (on or off)
setting-about-share-delay = within how many seconds an anonymous post leaves, by chance, so that its time gives nobody away
setting-about-care-automod = whether Discord itself holds messages with the strictest phrases back, by a rule in its AutoMod that I keep (on or off)

# Five minutes with whoever brings the bot here.
setup-begins = Lovely that you're here! A few taps, and your group can meet. Every answer can be changed later, and each question has one already.
setup-ask-zone = Where do most of you live? Times are read and shown there.
setup-ask-language = Which language shall I speak here?
setup-ask-meetup-channel = Where shall meetups be announced? While no channel is chosen, it's where the host writes.
setup-ask-intro-channel = Under which channel shall introductions get their private threads? Without one I write to people directly.
setup-ask-moderators-channel = Where shall moderators hear what needs them? Choose a channel that only they can read; without one I tell each of them privately.
setup-ask-who-announces = Who may announce meetups?
setup-ask-care = How present shall I be when something is written that may hurt? “Count” means that for the first weeks moderators see numbers only; a word to whoever wrote it is always private.
setup-now = { $position } of { $count } · at present: { $now }
setup-zone-how = Not in the list? { $command } takes any city.
setup-zone-prompt = Another time zone
setup-channel-how = For any other channel, write { $command } in it.
setup-stop = You can stop at any time; { $command } goes on here.
button-setup-keep = Leave it so
word-setup-keep = keep
button-setup-here = This channel
word-setup-here = here
button-setup-there = The channel we began in
word-setup-there = there
button-setup-start = Set me up
word-setup-start = setup
setup-language-en = English
setup-language-es = Español
setup-who-announces-everyone = Everyone
setup-who-announces-moderators = Moderators
setup-care-off = Not at all
setup-care-watch = Only count
setup-care-nudge = A private word
setup-done = That's it, thank you! Your group can meet now. What to try next:
setup-next-meetup = { $command } announces the first meetup.
setup-next-values = { $command } and a few sentences say what matters to you here.
setup-next-intros = { $command } introduces people to each other every two weeks, those who wish.
setup-next-settings = { $command } shows everything that can be changed.
setup-sample = This is what a meetup looks like; only you see this one:
setup-sample-title = Coffee walk
setup-sample-place = Elm Park, by the gate
refused-setup = This is for admins. If you are one, your chat service has to say so; then it works.

# What I lack in a home, and where it is given. The names of permissions are those that people see there.
check-fine = I may do all that I need here.
check-unanswered = I couldn't find out just now what I may do here. Please look again in a minute.
check-may-not = I can't do everything here yet. I'd still need to be able to:
check-in = in { $place }: { $what }
check-discord-write = read and write (the permissions “View Channels” and “Send Messages”)
check-discord-cards = show cards (the permission “Embed Links”)
check-discord-files = send calendar files (the permission “Attach Files”)
check-discord-events = put meetups into the server's events (the permissions “Create Events” and “Manage Events”)
check-discord-threads = open threads under meetups (the permissions “Create Public Threads” and “Send Messages in Threads”)
check-discord-circles = open private threads for introductions (the permissions “Create Private Threads”, “Send Messages in Threads” and “Manage Threads”)
check-discord-pins = pin messages (the permission “Pin Messages”)
check-discord-remove = take messages away for moderators (the permission “Manage Messages”)
check-discord-pause = pause people for moderators (the permission “Time out members”)
check-discord-cool = slow a channel down for moderators (the permission “Manage Channels”)
check-discord-goodbye = show people out for moderators (the permission “Ban Members”)
check-discord-how = Server Settings → Roles → my role → Permissions. For one channel: Edit Channel → Permissions → my role. My role must stand above the roles of those who are to be paused.
check-matrix-write = read and write (the power to send messages)
check-matrix-pins = pin messages (the power to change pinned messages)
check-matrix-remove = take messages away for moderators (the power to remove others' messages)
check-matrix-pause = pause people for moderators (the power to change permissions)
check-matrix-cool = let a room rest for moderators (the power to change permissions)
check-matrix-goodbye = show people out for moderators (the power to ban)
check-matrix-how = Open the list of people, choose me, and give me the role of admin. As a moderator I can do all of this but pause people and let a room rest.
check-arrivals = I'm not told who arrives, so I can't welcome anyone by myself. Whoever runs me can switch it on in Discord's developer portal (my application → Bot → Server Members Intent) and start me anew.
check-talk = I'm not told what people write, so I notice nothing by myself; reports and menus work. Whoever runs me can switch it on in Discord's developer portal (my application → Bot → Message Content Intent) and start me anew.
check-encryption = { $place } isn't encrypted: whoever runs the server can read what is written there. If that matters to you: Room settings → Security → Encrypted. It can't be switched off again.
button-check-again = Look again
word-check-again = look
setting-about-who-announces = who may announce meetups and look for times: everyone or moderators

# What settings are about.
settings-of-village = The village
settings-of-meetups = Meetups
settings-of-intros = Intros
settings-of-care = Care
settings-of-share = Anonymous posts
settings-of-support = People to talk to

settings-history = The last changes
settings-history-none = Nothing has been changed yet.
settings-history-line = { $when }: { $setting } from { $before } to { $after } ({ $who })
settings-exported = Here are all settings in a file. Channels and roles are not in it: each is chosen where it is.
settings-file = The settings of this village, as they were on { $day }.
    A line that begins with # is not set; it shows what holds without it.
settings-file-about = the settings, with what each is for
settings-file-place = It is chosen in the channel itself, so it does not stand here.

import-would = This would change:
import-would-from = So that it is as in { $name }, this would change:
import-nothing = Everything that could be taken over is so here already; nothing would change.
import-unused = This I can't take over, and leave as it is here:
import-done = Done, { $count ->
    [one] one setting is
   *[other] { $count } settings are
} different now. { $command } shows what was before.
button-import-use = Change it
word-import-use = change
refused-import-large = That file is larger than a file of settings can be. The one from { $command } is some thousand characters.
refused-import-toml = I couldn't read the file: there is a mistake in line { $line }. A line is a name, an = and a value in quotes, like language = "es".
refused-import-format = That file is of another version of mine ({ $format }), which I can't read. Please export it anew.
refused-import-other = That is no file of settings. { $command } gives you one, to change and to send back.
refused-import-unknown = I know no setting of that name.
refused-import-place = It is chosen in the channel or for the role itself.
refused-import-value = Its value must stand in quotes.

presets = Several settings at once, for your kind of group. Nothing changes before you have seen what would.
preset-cosy = A cosy thirty
preset-about-cosy = some thirty who know each other by name
preset-town = A whole town
preset-about-town = hundreds, most of whom have never met
preset-care = Care only
preset-about-care = you meet elsewhere, and want a kind room
preset-would = { $preset } would change this:
preset-not-yet = Nothing has changed yet.
preset-nothing = { $preset } is what you have already; nothing would change.
preset-overtaken = Somebody has changed settings meanwhile, so please look once more.
preset-set = Done, { $preset } it is. { $count ->
    [one] One setting has changed.
   *[other] { $count } settings have changed.
}
preset-undone = Done, { $count ->
    [one] one setting is
   *[other] { $count } settings are
} as before.
preset-undone-nothing = There was nothing left to take back.
preset-undone-kept = Changed since by somebody, so I left alone: { $settings }.
button-preset-use = Use it
word-preset-use = use
button-preset-undo = Take it back
word-preset-undo = undo
