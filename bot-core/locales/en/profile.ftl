# What a member shares of herself. Who reads this is often tired and holds a baby: one thing at a time.

# Parts of a profile; also what they are called on buttons and in lists.
part-about = About
part-area = Area
part-kids = Kids
part-topics = Topics
part-lived = Lived through
part-languages = Languages
part-free = Usually free
part-ways = Ways to meet

# Who sees a part, in the middle of a sentence.
seen-by-introduced = those I introduce to you
seen-by-anyone = everyone here who asks
seen-by-nobody = nobody

way-in-person = in person
way-video = video call
way-chat = chat
band-expecting = a baby on the way

profile-yours = Your profile
profile-empty = Nothing in it yet. A word or two is plenty to begin with.
profile-how = All of it is up to you: tap one thing, leave the rest, come back whenever you like.
profile-filled = Noted, thank you.
profile-part = { $value } (seen by { $who })

part-noted = Noted
part-cleared = All right, there is nothing under "{ $part }" any more.
part-seen-by = Seen by { $who }.
part-how = { $command } changes it, { $clear } removes it.

about-none = Nothing yet. One line is plenty, the kind you'd say to somebody on a park bench. Surnames and addresses are better left out.
area-none = Nothing yet. The part of town is enough; never an address.
topics-none = What do you like? Tap one of these, or tell me in your own words.
lived-none = What have you been through that you'd be willing to talk about with another mother? Only what you choose, and you can take it back at any time.
languages-none = Nothing yet. When two mothers have both said which languages they speak, I only introduce them if they share one.
free-none = Nothing yet. Roughly is fine, like "weekday mornings"; babies change plans anyway.
ways-none = How would you like to meet? Tap what suits you; more than one is fine.

# Commands that work, as they are shown.
about-example = my about Two kids, one dog, always up for a walk
area-example = my area North side
topics-example = my topics walks, coffee, board games
lived-example = my lived twins, going back to work
languages-example = my languages English, Spanish
free-example = my free weekday mornings, sat afternoon
ways-example = my ways in person, chat
sharing-example = my sharing lived nobody

free-clock = These are times on your clock ({ $zone }).
languages-mine = These are the languages you speak with others. { $command } is for the one in which I speak to you.
topics-tap = Tap what you like. What has a ✓ is on your list; another tap takes it off.
lived-tap = Tap only what you'd be willing to talk about. What has a ✓ is on your list; another tap takes it off.
words-yours = On your list ({ $count } of { $most }): { $words }
words-guessed = I took "{ $typed }" for "{ $meant }". If you meant something else, say it in other words.

sharing-heading = Who sees what
sharing-line = { $part }: seen by { $who }.
sharing-how = Tap a part to change who sees it, or write it like this: { $command }
sharing-nobody = What nobody sees still helps me find who fits you; I name it to nobody.

seen-heading = How others see you
seen-nothing = Others see nothing of your profile. { $command } begins one, if you like.
seen-introduced = Those I introduce to you
seen-anyone = Everyone here who asks
seen-how = { $command } changes who sees what.

button-profile-form = Fill in a form
button-profile = My profile
word-profile = profile
button-write = Write it
button-write-anew = Change it
button-own-words = In my own words
word-write = write
button-who-sees-it = Who sees it
button-sharing = Who sees what
word-sharing = who
button-seen-introduced = Those I'm introduced to
button-seen-anyone = Everyone who asks
button-seen-nobody = Nobody
button-other-groups = Other groups
word-other-groups = others
button-next-part = Next: { $part }
word-next-part = next

refused-area = I couldn't read "{ $given }" as a part of town. Something like { $example } works.
refused-area-offered = I don't have "{ $given }" among our areas yet. { $count ->
    [one] There is one: { $areas }.
   *[other] There are these: { $areas }.
} Which is nearest to you?
refused-words-empty = What shall I write down? Something like { $example } works.
refused-word-long = "{ $given }" is a little long for one of them; { $most } characters is the most. Commas between them help, as in { $example }.
refused-words-many = { $given } are more than I can keep; { $most } is the most. The ones that matter most to you are enough, like { $example }.
refused-languages = I don't know a language called "{ $given }". Its name in English or Spanish works, like { $example }.
refused-languages-empty = Which languages do you speak? Something like { $example } works.
refused-languages-many = { $given } languages are impressive, and more than I can keep; { $most } is the most. Something like { $example } works.
refused-free = I couldn't read "{ $given }" as days and times. Something like { $example } works, and so does "tue 9-11".
refused-free-empty = When are you usually free? Something like { $example } works.
refused-free-end = In "{ $given }" the end comes before the beginning, or much later. Something like { $example } works.
refused-free-many = { $given } times are more than I can keep; { $most } is the most. Something like { $example } works.
refused-ways = I couldn't read "{ $given }" as a way to meet. It is in person, video call or chat, like { $example }.
refused-part = I couldn't tell which part of your profile "{ $given }" is. Something like { $example } works; { $all } shows all of them.
refused-seen-by = I couldn't tell who "{ $given }" is. It is introduced, anyone or nobody, like { $example }.
