# Keeping order, kindly: what moderators can do, what she reads whom it is about, her standing, and appeals.

group-appeal = Ask somebody else to look at a moderator's decision again
    .word = appeal

command-care-nudge = Send somebody a kind word in private; you see it first
    .verb = nudge
    .menu = Nudge kindly
    .title = A kind word, in private
command-care-checkin = Ask somebody in private how she is
    .verb = checkin
    .menu = Ask how she is
command-care-pause = Let somebody rest from writing for a while; it ends by itself
    .verb = pause
command-care-resume = End a pause before its time
    .verb = resume
command-care-cool = Make a channel slower for a while, with what matters here
    .verb = cool
command-care-uncool = Let a channel go as before
    .verb = uncool
command-care-remove = Take a message away; its author gets her words back, with the reason
    .verb = remove
    .menu = Remove kindly
    .title = Take a message away
command-care-note = Keep a few words about somebody for the other moderators
    .verb = note
    .title = A note for the moderators
command-care-history = See what is recorded about somebody, and what would fit next
    .verb = history
    .menu = What is recorded
command-care-undo = Take something back by its number
    .verb = undo
command-care-goodbye = Say goodbye to somebody for good; it takes a second moderator
    .verb = goodbye
command-care-words = Change the words of what you are about to send
    .verb = words
    .title = Change the words
command-care-appeals = See the appeals that wait, or answer one
    .verb = appeals
command-appeal = Ask somebody else to look at a decision about you again
    .verb = appeal
    .title = Ask somebody else to look again
command-my-standing = See what is recorded about you here, and until when it counts
    .verb = standing

arg-how-long = How long: 30 min, 2h, 3 days
    .word = how-long
    .question = For how long?
    .example = 2h
arg-channel = The channel; the one you are in unless you say
    .word = channel
    .question = In which channel?
    .example = here
arg-number = The number it has in the record
    .word = number
    .question = Which number?
    .example = 3
arg-because = Why somebody should look at it again, in your words
    .word = because
    .question = Why should somebody look again?
    .example = I was quoting my mother
arg-outcome = How it ends: uphold, soften or undo
    .word = outcome
    .question = Uphold, soften or undo?
    .example = soften
choice-uphold = uphold: it stays as it is
choice-soften = soften: make it milder
choice-undo = undo: take it back

# Shown to a moderator before anything happens. $kind is nudge, checkin, pause, cool, remove or goodbye.
care-draft = { $kind ->
    [nudge] A kind word for { $who }. Nothing is sent yet.
    [checkin] You ask { $who } how she is. Nothing is sent yet.
    [pause] A pause for { $who }. Nothing has happened yet.
    [cool] { $who } goes slower for a while. Nothing has happened yet.
    [remove] A message of { $who } is taken away. Nothing has happened yet.
   *[goodbye] A goodbye to { $who }, for good. Nothing has happened yet.
 } It is number { $number } in the record.
care-draft-reads = She will read this, privately:
care-draft-place = This will be said there, for everybody:
care-draft-unknown = Its author has never talked to me, so I cannot send her words back to her. Perhaps you can write to her?
care-draft-why = What is still missing is the reason. She will read it; one sentence about what happened is best: “Write the reason”.
care-draft-second = It takes the yes of a second moderator within 24 hours, and she hears how to appeal before it happens.
care-until = Until { $until }; it ends by itself.
care-reason = The reason: { $why }
button-care-send = Send
word-care-send = send
button-care-words = Change the words
word-care-words = words
button-care-why = Write the reason
word-care-why = reason
button-care-drop = Cancel
word-care-drop = drop
care-dropped = All right, I've dropped it. Nothing was sent and nothing happened.

# What fits next. $marks counts what has not faded; $after is the furthest of it. Advice, nothing more.
care-hint = { $marks ->
    [0] Nothing counts at present. If something is needed, what fits is { $step }.
    [one] One thing counts at present ({ $after }). If more is needed, what fits next is { $step }.
   *[other] { $marks } things count at present, the furthest is { $after }. If more is needed, what fits next is { $step }.
 } You decide; I only suggest.
care-step-nudge = a kind word
care-step-talk = a talk
care-step-pause = a pause of some hours
care-step-longer-pause = a pause of some days
care-step-goodbye = a goodbye

# To the moderator, afterwards.
care-sent = { $kind ->
    [nudge] On its way to { $who }.
    [checkin] On its way to { $who }.
    [pause] { $who } is being paused, and reads why.
    [cool] { $who } is being slowed down.
    [remove] The message is being taken away, and { $who } gets her words back.
   *[goodbye] I am asking the other moderators. When one says yes, { $who } hears how to appeal, and then she goes.
 } It is { $number } in the record.
care-noted = Kept as { $number }, for moderators only. { $who } does not see it.
care-taken-back = { $kind ->
    [cool] { $number } is over: the channel goes as before.
    [note] The note { $number } is taken back.
    [checkin] { $number } is taken back. { $who } has read the question; it counted for nothing.
   *[other] { $number } is over or taken back. If { $who } was told of it, she hears that too.
 }
care-undo-how = To take it back: { $command }
care-seconded = Thank you. { $who } is told first, with the way to appeal, and goes when she has been told. It is { $number } in the record.
care-not-seconded = Then { $who } stays. Whoever asked hears of it, without a reason. It was { $number } in the record.
care-gone = That is not there any more.
care-somebody = somebody I don't know

# What she reads. The kind words first; a moderator may write her own.
care-words-nudge = Something you wrote may have landed harder than you meant it. I think you meant well, and I'd like to tell you privately.
care-words-checkin = I just wanted to ask: are you all right? You don't have to answer. If you'd like to talk, a moderator is happy to listen.
care-words-pause = It has been a lot lately. A moderator would like you to take a little rest from writing here. You are still one of us.
care-words-cool = Let's all take a breath. This goes a little slower for a while; nobody has done anything wrong by being here.
care-words-remove = A moderator has taken down something you wrote. Your words are yours, so here they are again.
care-words-goodbye = This is hard to say: the moderators have decided to say goodbye to you here. Thank you for the time you were with us.
care-told-nudge = Nothing else happens. If you like, write a line there; or just leave it as it is.
care-told-checkin = Only you and the moderators know that you were asked. It counts for nothing.
care-told-pause = You can read everything and write again from { $until }. It ends by itself.
care-told-cool = It goes as before from { $until }.
care-told-remove = If you like, say it again in another way.
care-told-goodbye = In a moment you will not be able to read or write there any more.
care-told-lost = What you wrote:
care-told-appeal = If you think this is wrong, { $appeal } and a few words are enough: somebody other than the one who decided looks at it again. Your record: { $command }
button-care-appeal = Ask to look again
word-care-appeal = appeal
button-care-appeal-one = Ask about #{ $number }
button-care-standing = My standing
word-care-standing = standing
care-over = Your pause is over; you can write again. Good to have you back.
care-taken-back-told = { $kind ->
    [nudge] The kind word you were sent ({ $number }) is taken back.
    [pause] Your pause ({ $number }) is taken back, and you can write again.
    [remove] That your message was taken down ({ $number }) was a mistake. You have your words; post them again if you like.
   *[other] The goodbye ({ $number }) is taken back. You are welcome here.
 } It does not count. Sorry for the trouble.
care-calm-values = What matters here:
care-outside = The moderators here have said goodbye to you, so most of what I do is closed to you. If you think that was wrong, tell me why: { $command }. What I know of you is yours: { $export } gives it to you, { $forget } lets me forget it.

# To moderators.
care-done = { $number }: { $kind ->
    [nudge] { $who } was sent a kind word.
    [checkin] { $who } was asked how she is.
    [pause] { $who } is paused.
    [cool] { $who } goes slower for a while.
    [remove] A message of { $who } was taken away.
   *[goodbye] We have said goodbye to { $who }.
 }
care-second = { $by } would like to say goodbye to { $who }, for good. It takes the yes of somebody else within 24 hours. { $who } hears of the way to appeal before it happens.
button-care-yes = Yes, goodbye
word-care-yes = goodbye
button-care-no = No, she stays
word-care-no = stays
care-not-seconded-told = Nobody else has said yes to the goodbye { $number }, so { $who } stays. A pause or a talk may help instead.
care-refused = I could not do that for you ({ $number }, { $who }): I lack a permission there, or her role is as high as mine. She has not been told anything.
care-not-lifted = { $number } ({ $who }) should be over, and I could not let go of it: I lack a permission there. I try again every hour; somebody who may can do it by hand.
care-refused-how = { $platform ->
    [discord] { $kind ->
        [pause] On Discord: give me Timeout Members, and put my role above hers.
        [cool] On Discord: give me Manage Channels for that channel.
        [remove] On Discord: give me Manage Messages in that channel.
       *[other] On Discord: give me Ban Members, and put my role above hers.
     }
    [matrix] { $kind ->
        [pause] On Matrix: give me the power to change power levels (usually 100) in the space and its rooms.
        [cool] On Matrix: give me the power to change power levels (usually 100) in that room.
        [remove] On Matrix: give me the power to redact (usually 50) in that room.
       *[other] On Matrix: give me the power to ban (usually 50), and more than she has.
     }
   *[other] Somebody has to allow it there first.
 }
care-untold = { $who } cannot be written to privately, so what I had to tell her about { $number } waits until she next asks me for something. I say nothing about it where others read.
care-desk-lost = I cannot write in the moderators' channel any more. What moderators should hear, I tell some of them privately until you choose another one: { $command }

# The record.
care-history = What is recorded about { $who }
care-history-none = Nothing is recorded about { $who }.
care-history-line = { $number }, { $day }, { $kind ->
    [nudge] kind word
    [checkin] asked how she is
    [pause] pause
    [remove] message taken away
    [note] note
   *[goodbye] goodbye
 } by { $by }{ $state ->
    [asked] , waits for a second yes
    [doing] , on its way
    [active] , in force
    [undone] , taken back
   *[other] {""}
 }: { $why }
care-history-more = { $more ->
    [one] And one older.
   *[other] And { $more } older.
 }
button-care-nudge = Kind word
word-care-nudge = nudge
button-care-checkin = Ask how she is
word-care-checkin = checkin
button-care-note = Note
word-care-note = note
care-standing = What is recorded about you
care-standing-none = Nothing is recorded about you here.
care-standing-line = { $number }, { $day }, { $kind ->
    [nudge] a kind word
    [checkin] you were asked how you are
    [pause] a pause
    [remove] a message taken down
   *[goodbye] a goodbye
 }{ $state ->
    [doing] , on its way
    [active] , in force
    [undone] , taken back
   *[other] {""}
 }: { $why } { $counts ->
    [yes] (counts until { $fades })
   *[no] (does not count)
 }
care-standing-next = { $marks ->
    [0] Nothing counts at present. If something were needed, I would suggest { $step } to the moderators.
    [one] One thing counts at present ({ $after }). If something happened again, I would suggest { $step } to the moderators.
   *[other] { $marks } things count at present, the furthest is { $after }. If something happened again, I would suggest { $step } to the moderators.
 } They decide, not I.
care-standing-how = Only you and the moderators see this. What counts fades after 90 days, and a record goes after a year. Moderators may also keep notes of their own, which are not shown here. Who told them something is shown to nobody.

# Appeals.
appeal-made = Thank you for telling me. Somebody who had nothing to do with it looks at it, and I tell you how it ended and why. It may take a day or two.
appeal-asked = { $who } asks somebody else to look again at { $number }: { $kind ->
    [nudge] a kind word
    [pause] a pause
    [remove] a message taken down
   *[goodbye] a goodbye
 } by { $by }. You had nothing to do with it, so I ask you.
appeal-says = She says:
appeal-line = { $number }, { $who }, { $kind ->
    [nudge] kind word
    [pause] pause
    [remove] message taken down
   *[goodbye] goodbye
 }: { $words }
appeal-open = Appeals that wait for an answer
appeal-none = No appeal waits for an answer.
appeal-how = Answer by number, and I ask for the reason: { $command }. It takes somebody who had nothing to do with it.
button-appeal-uphold = It stays
word-appeal-uphold = uphold
button-appeal-soften = Make it milder
word-appeal-soften = soften
button-appeal-undo = Take it back
word-appeal-undo = undo
appeal-answered = { $end ->
    [uphold] Answered: it stays. She reads your reason.
    [soften] Answered: it is milder now. She reads your reason.
   *[undo] Answered: it is taken back. She reads your reason.
 }
appeal-ended = Somebody who had nothing to do with it has looked again at { $kind ->
    [nudge] the kind word.
    [pause] your pause.
    [remove] the message that was taken down.
   *[goodbye] the goodbye.
 } { $end ->
    [uphold] It stays as it is.
    [soften] { $kind ->
        [pause] It is milder now: it ends sooner, and counts no more.
        [goodbye] It is milder now: you may come back, and it counts no more.
       *[other] It is milder now: it counts no more.
     }
   *[undo] It is taken back, and does not count.
 }

# Answered to a command whose answer has something waiting behind it.
care-waiting = There is something for you that I could not send you.
button-care-waiting = Read it
word-care-waiting = read

refused-care-herself = That is about yourself, and nobody keeps order with herself. What is recorded about you: { $command }
refused-care-above = Her role here is as high as yours, so that is not for me to do. A talk between you, or somebody with a higher role, may help.
refused-care-old = That was prepared more than a day ago, and things may have changed. Please begin again: { $command }
refused-care-why = It needs a reason that she can read. One sentence is enough.
refused-care-gone = She is not here any more, so there is nothing to do.
refused-care-alone = There is no second moderator who could say yes, and nobody says goodbye to somebody alone. Until there is one, a pause does most of it: { $command }
refused-care-second = You asked for it, so the second yes must come from somebody else.
refused-care-decided = { $number } is decided already, or not asked for any more.
refused-care-role = That is for moderators, and as far as I know you are none at present. If that is wrong, an admin can tell me.
refused-care-number = There is no number { $number } in the record. Somebody's record shows the numbers: { $command }
refused-care-nothing = Nothing has happened because of { $number }, so there is nothing to take back.
refused-care-own = That is about yourself, so somebody else has to take it back. You can appeal.
refused-care-sent = { $number } is not a draft of yours, so its words stay as they are.
refused-care-no-pause = She is not paused at present.
refused-care-no-cooling = That channel goes as always; nothing slows it down.
refused-care-undo = Two decided #{ $number } together. One of them or an admin can take it back; she herself can ask somebody else to look again.
refused-care-where = In which channel? Please give the command in that channel itself.
refused-care-which = Which message? Reply to it with this command, open the menu on it, or give me a link: message: and the link.
refused-care-mine = That message is mine. An admin can delete it, if it is in the way.
refused-care-goodbye = There is a goodbye to her already: number { $number }.
refused-care-length = I read "{ $given }" and could not find how long in it. Something like { $example } works.
refused-care-short = "{ $given }" is shorter than I can make it. Something like { $example } works.
refused-care-long = "{ $given }" is longer than I can make it. Something like { $example } works.
refused-appeal-nothing = Nothing is recorded about you that anybody could look at again. How you stand: { $command }
refused-appeal-number = Nothing with the number { $number } is recorded about you that anybody could look at again. How you stand: { $command }
refused-appeal-because = It is about #{ $number }. In a few sentences: why should somebody look at it again?
refused-appeal-open = Somebody is looking at it already; I tell you how it ends. How you stand: { $command }
refused-appeal-ended = Somebody has looked at that again, and answered. How you stand: { $command }
refused-appeal-nobody = There is nobody here besides those who decided it, so I have nobody to ask. I'm sorry. You could write to an admin of this group directly; and the platform's own way to report is always open to you.
refused-appeal-own = You had to do with it yourself, so somebody else has to look at it.
refused-appeal-none = No appeal with the number { $number } waits for an answer. Those that do: { $command }
refused-appeal-outcome = I read "{ $given }". It ends with uphold, soften or undo.
refused-appeal-why = What is the reason? She will read it.
