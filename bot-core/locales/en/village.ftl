# The house itself: help, questions, refusals that any command may need.

or-reply-with = Or reply with one word: { $words }
reply-with-number = Reply with its number, from 1 to { $count }.

hello = Hello! I'm Village. I help a group like this one meet in real life. { $new } announces a meetup, { $help } shows what I can do, and admins set me up in a few minutes with { $setup }.

# Said where the bot is let in again.
back = I'm back, and everything is where it was. { $list } shows what is on.

help-heading = What you can do here
help-more = { $command } shows one of them with an example.
help-example = For example: { $command }
help-who = For { $who }.
optional = if you like

about = I'm Village, a bot that helps mothers who met online become a village in real life. I keep what you hand to me, such as meetups and answers, and not what you write to each other: only when somebody tells the moderators about a message, or one of them takes it away, I keep its words for a while.
about-operator = The people who run me: { $contact }
about-no-operator = The people who run me have left no address here; your admins know them.
about-more = { $command } shows what I can do.

did-you-mean = I don't know that one. Did you mean:
not-understood = I'm only a bot and didn't understand that. { $help } shows what I can do; { $example } shows what is on.
too-long = That is longer than I can read at once; { $most } characters is the most. Nothing was changed; could you make it a little shorter?
question-stopped = All right, I've dropped it. Nothing was changed.
stale-form = That form is from an earlier time, so nothing has come of it. Please begin once more.
stale-button = That button is from an earlier time and does nothing any more. { $command } shows what is on now.
no-such-command = I don't have that one, so nothing has come of it and nobody was told. { $help } shows what I can do.
needs-access = That one is for { $who }. If you need it done, they will gladly help.
stranger = Hello! I don't know you from any group yet. Write me something in your group first, then I can help you here too.

# Said in a room when a private answer cannot be brought; nothing of what it says.
unreachable = { $who }, I have an answer for you, but I can't reach you privately. Write to me directly, or open your direct messages, and ask once more.
knock = { $who }, there is something for you from me. Only you will see it.
button-show-me = Show me
word-show-me = show
kept-more = There is more for you.
kept-moot = That has settled itself in the meantime.

# Said below the answer to a command whose words were odd.
slip-twice = You gave "{ $arg }" more than once; I took { $value }.
slip-guessed = I took "{ $given }:" for { $near }:. If you meant it as part of the text, put it into quotes.
slip-strange = I know nothing called "{ $given }:", so I left it in "{ $within }".
refused-foreign-arg = { $command } takes nothing called "{ $given }:", and I'd rather ask than put it where you may not want it. Nothing has happened yet. Leave it out, or put the words into quotes if they are meant as they stand. The exact address of a meetup can be added once it is announced.
refused-exact-arg = I know nothing called "{ $given }:", and if an exact address comes after it, only those who come should see that. Nothing has happened yet. Write address: and then the address, or put the words into quotes if they are meant for everybody.
slip-extra = I didn't know what to do with "{ $words }", so I left it out.

ask-example-first = For example: { $example }. Your answer stays between us; write cancel to stop.
ask-example-hello = For example: { $example }. What you write here goes where everybody reads it, word for word. Or write cancel to stop.
ask-example = For example: { $example }. Or write cancel to stop.
ask-again = Just write it here again, only that part; the rest is kept. Or write cancel to stop.
ask-again-other = Choose one, or write it here in other words; the rest is kept. Or write cancel to stop.
button-fix = Fix it
word-fix = fix

refused-missing = I still need "{ $arg }". For example: { $example }
refused-too-long = "{ $arg }" has { $length } characters; { $most } is the most I can take. Could you make it a little shorter?
refused-whole = I couldn't use "{ $given }" for { $setting }: it takes a number from { $least } to { $most }. Something like { $example } works.
refused-count = For "{ $arg }" I need a whole number from { $least } to { $most }, like { $example }; "{ $given }" isn't one I can use.
refused-number = I couldn't read "{ $given }" as a number for "{ $arg }". Something like 12 works.
refused-command = I don't know a command "{ $given }". The nearest: { $near }.

apology-later = I'm sorry, I couldn't write that down just now, so nothing has changed. Please try again in a minute. (Reference { $reference })
apology-waiting = I can't get at my notes just now, so this takes a little longer. Nothing is lost, and there is no need to write it again: I'll answer as soon as I can.
apology = I'm sorry, something on my side went wrong, and nothing has changed. The people who run me can find it under { $reference }.

# Said in an encrypted room when a message came without its key. Followed by the same in the other languages.
cannot-read = I can't read some of the latest messages here: they came without the key that opens them. I'll read them as soon as it arrives.

channel-lost = I can't write any more in a channel that was chosen here, so what belongs there isn't said. Give me back the permission to write in it, or write in another channel:

# Two accounts of one person, or two homes of one village.
admins-gone = The last admin I knew of here has left. Everything goes on as it was set up; what only admins do waits for a new one. { $platform ->
    [matrix] Whoever still has that power in the room's permissions can give it to one of you. If nobody has, one of you can open a new room and invite me; there I begin afresh.
   *[discord] Whoever owns the server can give one of you a role that may manage it.
} I'll notice by myself.
link-code-account = Do you have another account here? Write { $command } with it, to me directly or where only you see it, within { $minutes } minutes. Then both are you.
link-code-home = To bring another server, space or room into this village, write { $command } there as an admin, within { $minutes } minutes.
link-secret-account = Keep it to yourself: whoever writes it becomes you here.
link-secret-home = Only give it to somebody who may bring a group of people in here.
link-code-settings = To take the settings of this group along to another one, write { $command } there as an admin, within { $minutes } minutes. What would change there is shown first.
link-secret-settings = Only give it to somebody who may see how this group is set up.
link-asks-account = This makes you and { $name }{ $platform ->
    [discord] {" "}on Discord
    [matrix] {" "}on Matrix
   *[other] {""}
} one person in this group: one answer to each meetup, the same kids and naps, the same private news.
link-asks-home = This makes the people here part of the village of { $name }{ $platform ->
    [discord] {" "}on Discord
    [matrix] {" "}on Matrix
   *[other] {""}
}. Its settings hold here too. What people have told me of themselves, whom they avoid and whom they have met comes along; meetups that are over stay behind.
link-lasts-account = Where both have said something, what the other account said holds. It can't be taken apart again, so only say yes when both are yours.
link-lasts-home = It can't be taken apart again. Nothing has changed yet.
button-link-account = Both are mine
word-link-account = mine
button-link-home = Bring us in
word-link-home = bring
link-done-account = Done. { $name } and you are one person here now.
link-done-home = Done. You are part of the village of { $name } now.
refused-link-code = I don't know that code. It may be older than 30 minutes, or used already. { $command } makes a new one, to be used on the other side.
refused-link-same-account = Those two are one already, so there is nothing to do.
refused-link-same-home = This is part of that village already, so there is nothing to do.
refused-link-other-village = That code is from another group, and accounts are linked within one group. { $command } makes one, written in this group with your other account.
refused-link-busy = Something is still to come here: a meetup, a series, an open vote on a time, a round of intros, an introduction or a question to those who have lived something. It would not come along, so please wait until it is over or call it off, then use the code. { $command } shows what is on.
refused-link-several = Several places belong to this village already, and only one that stands alone can be brought into another. Make the code here with { $command } and use it there.
refused-move-same = That code is from this group, whose settings are here already. Use it in the other one.

# The welcome: for whoever has just come, privately.
welcome = How lovely that you're here! Nothing is urgent, and everything is up to you.
welcome-values = This is what matters to us:
welcome-next = Whenever you like, say hello to everybody, let me introduce you to somebody, or look at what is on.
welcome-next-without-hello = Whenever you like, let me introduce you to somebody, or look at what is on.
welcome-in = So glad to have you! That was all; the rest comes by itself.
button-welcome-in = I'm in
word-welcome-in = in
button-welcome-hello = Say hello
word-welcome-hello = hello
button-welcome-meet = Meet somebody
word-welcome-meet = meet
button-welcome-list = What's on
word-welcome-list = list

# Her hello, and the question whether it is kept as the line about her.
hello-from = { $who } says hello:
hello-said = Thank you! I'm putting your hello where everybody reads it, in your own words.
hello-unsaid = I'm sorry: your hello could not be put up, because I can't write in the channel for hellos just now. Once an admin has seen to that, { $command } says it again.
hello-keep = { $about ->
    [hers] Shall I keep it as the line about you as well, in place of the one that is there? Those you are introduced to read it.
   *[other] Shall I keep it as the line about you as well? Those you are introduced to read it.
}
hello-kept = It is the line about you now. { $command } shows and changes it.
button-welcome-keep = Keep it
word-welcome-keep = keep
refused-hello-nowhere = There is no channel for hellos here yet. An admin chooses one with { $command }, written in that channel.
refused-hello-again = You have said hello already today. Tomorrow there is room for another one.
refused-hello-gone = I don't have the words of that hello any more. { $command } takes a line about you at any time.

# What stands in the channel for those who are new.
welcome-board = Welcome!
welcome-board-how = Are you new here? One tap, and I show you around, only for you.
button-welcome-new = I'm new here
word-welcome-new = new
welcome-board-off = Nobody is shown around from here any more. { $command } says what matters to us.

values-heading = What matters to us here
values-none = Nothing is written down here yet about what matters to us.
values-how = A few sentences are enough. For example: { $command }
