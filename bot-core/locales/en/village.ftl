# The house itself: help, questions, refusals that any command may need.

or-reply-with = Or reply with one word: { $words }

hello = Hello! I'm Village. I help a group like this one meet in real life. { $new } announces a meetup, { $help } shows what I can do, and admins find how I behave in { $settings }.

# Said where the bot is let in again.
back = I'm back, and everything is where it was. { $list } shows what is on.

help-heading = What you can do here
help-more = { $command } shows one of them with an example.
help-example = For example: { $command }
help-who = For { $who }.
optional = if you like

about = I'm Village, a bot that helps mothers who met online become a village in real life. I keep what you hand to me, such as meetups and answers, and never the words you write to each other.
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
slip-unknown = I read "{ $given }:" as part of the text. If you meant { $near }:, say it once more that way.
slip-extra = I didn't know what to do with "{ $words }", so I left it out.

ask-example-first = For example: { $example }. Your answer stays between us; write cancel to stop.
ask-example = For example: { $example }. Or write cancel to stop.
ask-again = Just write it here again, only that part; the rest is kept. Or write cancel to stop.
ask-again-other = Choose one, or write it here in other words; the rest is kept. Or write cancel to stop.
button-fix = Fix it
word-fix = fix

refused-missing = I still need "{ $arg }".
refused-too-long = "{ $arg }" has { $length } characters; { $most } is the most I can take. Could you make it a little shorter?
refused-whole = I couldn't use "{ $given }": it takes a number from { $least } to { $most }. Something like { $example } works.
refused-count = { $question } A number from { $least } to { $most }, like { $example }.
refused-number = I couldn't read "{ $given }" as a number for "{ $arg }". Something like 12 works.
refused-command = I don't know a command "{ $given }". The nearest: { $near }.

apology-later = I'm sorry, I couldn't write that down just now, so nothing has changed. Please try again in a minute. (Reference { $reference })
apology = I'm sorry, something on my side went wrong, and nothing has changed. The people who run me can find it under { $reference }.

# Said in an encrypted room when a message came without its key. Followed by the same in the other languages.
cannot-read = I can't read some of the latest messages here: they came without the key that opens them. I'll read them as soon as it arrives.
