# Intros: being introduced to somebody here.

intro-joined = You're in! From the next round on I introduce you to somebody here, privately. Nobody else sees that you take part, and { $command } ends it at any time.
intro-joined-once = You're in for the next round, and only for that one. I introduce you privately; nobody else sees it, and { $command } takes it back.
intro-joined-already = You take part already, so nothing had to change. { $command } ends it at any time.
intro-joined-profile = The more I know, the better I can choose. { $command } shows what you share; every part of it is optional.
# Somebody who greets newcomers is introduced to her at once.
intro-greeted = And somebody who likes to greet newcomers is glad to meet you: I'm introducing you two right away.
intro-greets = Thank you, how lovely! Whoever is new here and joins intros is introduced to you first: three people in two weeks at most, and never in a pause of yours. { $command } ends it.
intro-greets-not = All right, you don't greet newcomers any more. { $command } takes it up again, whenever you like.
intro-next = The next round begins { $moment }.
intro-no-schedule = There is no fixed day for rounds here yet; I write to you when one begins.
intro-left = { $circle ->
    [yes] You don't take part in intros any more. Whoever you were introduced to hears that it has come to its end, and not why. { $command } brings you back, whenever you like.
   *[no] You don't take part in intros any more. { $command } brings you back, whenever you like.
}
intro-not-in = You don't take part in intros at the moment. { $command } brings you in, whenever you like.
intro-paused-until = All right, no introductions until { $day }; after that I bring you back by myself. { $command } does it sooner.
intro-paused = All right, no introductions until you tell me. { $command } brings you back.
intro-resumed = Welcome back! You're in from the next round on.
intro-skipped = Noted: you leave out the next round and are back in the one after it.
intro-not-skipped = Noted: you don't leave out the next round after all.

intro-status-every = You take part in every round. { $command } gives you a break.
intro-status-once = You take part in the next round, and only in that one. { $command } makes it every round.
intro-status-paused-until = You have a break until { $day }.
intro-status-paused = You have a break until you tell me. { $command } brings you back.
intro-status-silent = You have a break, because I hadn't heard from you for a while. { $command } brings you back.
intro-status-greets = You greet those who are new here. { $command } ends it.
intro-status-skips = You leave out the next round.
intro-status-kept = There is something for you that I couldn't bring you, because your direct messages are closed.
intro-status-circle = At the moment you're introduced to { $people }.
intro-status-rematch = If nobody answers: { $command } finds you somebody else where that is possible.

refused-intro-rhythm = I couldn't use "{ $given }". It is every for every round, or once for the next one only.
refused-intro-until = I couldn't read "{ $given }" as a day that is still to come. Something like { $example } works; without a day it is until you tell me.

intro-rematch-others = I've brought you together with somebody else. You hear from me in a moment.
intro-rematch-nobody = There is nobody else this time, I'm sorry. You come first in the next round.
refused-rematch-none = You aren't introduced to anybody at the moment. { $command } shows how you stand.
refused-rematch-answered = Somebody has answered, so have another look! If it isn't right for you, { $command } has a button that ends it quietly.
refused-rematch-early = Give it a little more time: with little ones, answers take a while. From { $moment } on I can find you somebody else.
refused-rematch-late = This round is nearly over, so it's too late for somebody else. In the next one I find you somebody.

refused-rematch-between = That introduction was made between two rounds, so I have nobody to swap. In the next round you can meet somebody else; { $command } shows how you stand.
refused-circle-others = That introduction is between other people.
refused-circle-over = That introduction is over. { $command } shows how you stand.
circle-gone = That introduction is not there any more.

# The introduction, where all of them read it. $people are their names.
circle-hello = { $people }, I'd like you to meet!
circle-opener = { $count ->
    [2] You both said you'd like to get to know somebody here, and I think you could get along. Nobody has to be quick or clever; a hello is a good beginning.
   *[other] All of you said you'd like to get to know somebody here, and I think you could get along. Nobody has to be quick or clever; a hello is a good beginning.
}
# Introduced because one asked who has lived through something; $helper is who said yes.
circle-opener-ask = { $asker } asked who here knows about { $word } from her own life, and { $helper } said: I do, let's talk. There is no hurry, and nobody has to have answers; a hello is a good beginning.
circle-opener-greeting = { $newcomer } is new here, and { $greeter } likes to greet whoever has just come. Ask anything, also what everybody else seems to know already. Nobody has to be quick or clever; a hello is a good beginning.
circle-about = { $who }: { $about }
circle-shares = { $count ->
    [2] What you two have in common:
   *[other] What you have in common:
}
circle-prompt-first = To begin with, if you like: { $prompt }
circle-slot = { $count ->
    [2] How about an hour together { $moment }? As far as I know you're both free then, and nobody naps.
   *[other] How about an hour together { $moment }? As far as I know all of you are free then, and nobody naps.
}
circle-private = { $overseen ->
    [yes] Only you and I are in here, and moderators with the right to look after threads can read it too. I notice whether somebody writes, never what. For you alone: { $command }
   *[no] Only you and I are in here. I notice whether somebody writes, never what. For you alone: { $command }
}
circle-introduced = { $count ->
    [1] I'd like you to meet { $people }!
   *[other] I'd like you to meet { $people }! They don't all know each other yet either.
}
circle-write = { $count ->
    [1] There is no room of our own for it here, so just write to { $people }. I'm writing to her about you as well.
   *[other] There is no room of our own for it here, so just write to { $people }. I'm writing to them about you as well.
}
reason-kids = { $count ->
    [2] { $band ->
        [baby] you both have a baby
        [toddler] you both have a toddler
        [preschooler] you both have a preschooler
        [school] you both have a schoolkid
       *[teen] you both have a teen
    }
   *[other] { $band ->
        [baby] all of you have a baby
        [toddler] all of you have a toddler
        [preschooler] all of you have a preschooler
        [school] all of you have a schoolkid
       *[teen] all of you have a teen
    }
}
reason-expecting = { $count ->
    [2] you're both expecting
   *[other] all of you are expecting
}
reason-topic = { $count ->
    [2] you both like to talk about { $word }
   *[other] all of you like to talk about { $word }
}
reason-both-lived = { $count ->
    [2] you've both been through { $word }
   *[other] all of you have been through { $word }
}
reason-lived = { $who } has been through { $word }, which { $asks } would like to talk about
reason-area = { $count ->
    [2] you both live around { $area }
   *[other] all of you live around { $area }
}
reason-free = { $count ->
    [2] you're often free at the same time
   *[other] all of you are often free at the same time
}
reason-new = { $who } is new here

circle-prompt-again = Something else to talk about: { $prompt }
circle-no-more-prompts = I've given you plenty to talk about already; now it's your turn.
circle-nudge = It's quiet in here, and that's fine. In case somebody would like a beginning: { $prompt }
circle-nudge-direct = In case you haven't come to write yet, here is a beginning: { $prompt }
circle-joined = { $who } joins you: { $people }, I'd like you to meet!
circle-left = You're one fewer in here now. That happens, for all kinds of reasons, and the rest of you just go on.
circle-goodbye = This round comes to its end, so I put this place away. If you'd like to go on, write to each other directly. It was good to have you here!
circle-goodbye-between = Two weeks have passed, so I put this place away. If you'd like to go on, write to each other directly. It was good to have you here!
circle-goodbye-early = I put this place away now. Thank you for having been here!
circle-with-others = I've brought you together with { $people }. You find it among your conversations.
circle-over = Your introduction has come to its end a little early. That happens, and it was nothing you did. I didn't find anybody else for now; you come first in the next round.

circle-over-between = That introduction has come to its end a little early. That happens, and it was nothing you did.
circle-meetup-title = An hour together
circle-meetup-place = wherever you agree on in here
circle-meetup-direct = wherever you agree on
refused-circle-slot-passed = That time has passed already. { $command } makes a meetup at another one.

circle-did-you-meet = Your introduction to { $people } is coming to its end. Did you meet? Only I see what you answer, and any answer is fine.
circle-met-yes = How lovely! That is what I'm here for.
circle-met-not-yet = There's no hurry. Write to each other directly whenever it suits you.
circle-met-not-this-time = That's quite all right. If it's too much at the moment, { $command } gives you a break.

circle-uneasy = Shall I end this introduction? Nobody hears why, and I don't introduce you to each other again. A moderator hears of it only if you want that.
circle-ended-quietly = { $told ->
    [yes] It's over, and nobody was told why. A moderator hears that you weren't comfortable, and may write to you. I don't introduce you to each other again; { $command } shows the list that only you see.
    [nobody] It's over, and nobody was told why. There is no moderator here whom I could tell, I'm sorry; every platform lets you report or block somebody. I don't introduce you to each other again; { $command } shows the list that only you see.
   *[no] It's over, and nobody was told why. I don't introduce you to each other again; { $command } shows the list that only you see.
}
circle-uneasy-told = { $who } was not comfortable in an introduction to { $people }, and wants you to know. I've ended it; nobody else was told why. Please ask her gently what would help.

round-left-out = In this round I didn't find anybody for you, I'm sorry. It has nothing to do with you: sometimes the numbers don't work out. You come first in the next one. { $command } shows how you stand.
round-paused = I haven't heard from you in the last three introductions, so I let you be for now. Life is full! One tap brings you back, whenever you like.
round-too-few = Nobody could be introduced this time; that gets easier the more people take part.
round-approve = { $groups ->
    [one] A round is ready: { $people } people in 1 introduction. Nobody knows yet. { $command } shows where it stands.
   *[other] A round is ready: { $people } people in { $groups } introductions. Nobody knows yet. { $command } shows where it stands.
}

round-heading = Rounds of intros
round-stands = { $state ->
    [gathering] Round { $number } has begun; I'm choosing who meets whom.
    [matched] Round { $number } is ready and waits for your yes. Nobody knows yet.
    [opening] Round { $number } is opening: people are being introduced right now.
    [open] Round { $number } is on.
    [closing] Round { $number } is coming to its end; people are asked whether they met.
    [closed] Round { $number } is over.
   *[cancelled] Round { $number } was called off before anybody knew of it.
}
round-people = { $people ->
    [one] 1 person would take part in the next round.
   *[other] { $people } people would take part in the next round.
}
round-next = The next one begins { $moment }.
round-no-schedule = They don't begin by themselves here. { $command } changes that.
round-begun = { $people ->
    [one] The round begins: 1 person takes part. { $command } shows where it stands.
   *[other] The round begins: { $people } people take part, and they hear from me as I introduce them. { $command } shows where it stands.
}
round-begun-approve = { $people ->
    [one] I'm choosing who meets whom; 1 person takes part. I write to you when it is ready, and nobody knows before you say yes. { $command } shows where it stands.
   *[other] I'm choosing who meets whom; { $people } people take part. I write to you when it is ready, and nobody knows before you say yes. { $command } shows where it stands.
}
round-preview = Round { $number }: who would meet whom
round-preview-more = { $count ->
    [one] + 1 more
   *[other] + { $count } more
}
round-preview-left = { $count ->
    [one] For 1 person there is nobody this time. She is told kindly and comes first in the next round.
   *[other] For { $count } people there is nobody this time. They are told kindly and come first in the next round.
}
round-no-preview = There is nothing to look at yet, or not any more. { $command } shows where it stands.
round-opening = It opens: people are being introduced now.
round-cancelled = It's off. Nobody knew of it.
refused-round-none = No round is waiting to be opened. { $command } chooses who would meet whom.
refused-round-opened = People have been introduced already, so that round can't be called off any more.
refused-round-under-way = A round is under way already. { $command } shows where it stands.
refused-round-too-few = { $people ->
    [0] Nobody takes part in intros yet. { $command } is how one begins; perhaps you'd like to be the first?
    [one] Only one person takes part so far, and it takes two. { $command } is how one begins.
   *[other] Too few take part so far. { $command } is how one begins.
}

stats-heading = Intros in numbers
stats-none = There has been no round yet. { $command } begins one.
stats-round = Round { $number }, { $day }: { $introduced } introduced, { $talked } talked, { $met } met, { $rematched } asked for somebody else
stats-between = Between rounds, in a year: { $introduced } introduced, { $talked } talked, { $met } met, { $rematched } asked for somebody else
stats-few = Round { $number }, { $day }: fewer than five people, so I tell no numbers
stats-total = Together: { $introduced } introduced, { $talked } talked, { $met } met, { $rematched } asked for somebody else.
stats-fewer = fewer than 5
stats-how = People are counted, never named, and nothing of what they write is kept. Counts under five are not told and not added up.

button-intro-join = Take part
word-intro-join = join
button-intro-back = I'm back
word-intro-back = back
button-ask-yes = Yes, introduce us
word-ask-yes = yes
button-ask-no = Not now
word-ask-no = no
button-ask-wait = Tell me when there is somebody
word-ask-wait = wait
button-ask-no-more = Don't tell me any more
word-ask-no-more = forget
button-ask-again = Ask her
word-ask-again = ask
button-intro-skip = Leave out the next one
word-intro-skip = skip
button-intro-unskip = Don't leave it out
word-intro-unskip = stay
button-circle-meetup = Make it a meetup
word-circle-meetup = meet
button-circle-prompt = Something else to talk about
word-circle-prompt = prompt
button-circle-uneasy = Not comfortable
word-circle-uneasy = uncomfortable
button-circle-end = End it quietly
word-circle-end = end
button-circle-end-tell = End it and tell a moderator
word-circle-end-tell = tell
button-circle-show = Show it again
word-circle-show = show
button-circle-rematch = Somebody else
word-circle-rematch = else
button-met-yes = Yes, we met
word-met-yes = yes
button-met-not-yet = Not yet
word-met-not-yet = later
button-met-not-this-time = Not this time
word-met-not-this-time = no
button-round-preview = Choose, and let me look
word-round-preview = preview
button-round-begin = Begin now
word-round-begin = begin
button-round-see = Who meets whom?
word-round-see = see
button-round-open = Open it
word-round-open = open
button-round-cancel = Call it off
word-round-cancel = cancel
button-round-more = More
word-round-more = more

# Who here has lived through something. $word is what it is about, as in "I've been through ...".
ask-asking = { $count ->
    [one] One person here has said that she would talk about { $word }. I'm asking her privately, without your name. If she says yes, I introduce you; if nobody can within three days, I tell you.
   *[other] I'm privately asking { $count } people here who have said that they would talk about { $word }, without your name. Whoever says yes first is introduced to you; if nobody can within three days, I tell you.
}
ask-already = I'm asking about { $word } already. You hear from me as soon as somebody says yes, or when three days have passed.
ask-nobody-yet = Nobody here has said yet that she would talk about { $word }. That doesn't mean that nobody has been there. Shall I tell you when somebody does?
ask-resting = There is somebody here who would talk about { $word }, but she has been asked only just now, and I'd like to leave her in peace for a little. Please ask again in a week or two.
ask-waits-no-more = All right, I don't tell you any more when somebody says that she has lived it. You can ask again at any time.
ask-waits = I tell you as soon as somebody says that she would talk about { $word }. Nobody knows that you wait.
ask-request = Somebody here would like to talk with a mother who knows about { $word } from her own life, and you said that you do. Would you? She doesn't know whom I ask, and you hear who she is when you say yes. Nobody hears of a no. If you'd rather not be asked such things: { $command }
ask-yes = Thank you! I'm introducing you two now. You hear from me in a moment.
ask-no = That's quite all right, and nobody hears of it. If you'd rather not be asked about { $word } any more, take it off your list: { $command }
ask-nobody = I've asked around about { $word }, and nobody could this time. It has nothing to do with you: days are full. Shall I tell you when somebody new says that she would talk about it?
ask-somebody = There is somebody here now who would talk about { $word }. Shall I ask her, without your name?
refused-ask-words = I couldn't use "{ $given }". Please give me one thing in at most { $most } letters, such as tongue-tie or going back to work.
refused-ask-one = I can ask about one thing at a time, and read several in "{ $given }". Which one is on your mind most?
refused-ask-many = You have asked a good deal today, and I'd like to leave the others some peace. Please ask again tomorrow, or when one of your questions is answered. { $command } shows what is open.
refused-ask-over = Somebody else has said yes already, or the question is over, so there is nothing more to do. Thank you for being willing!
intro-about = What { $who } shares with you:
intro-about-nothing = There is nothing that { $who } shares with you here. She may tell you herself, if you ask her.
circle-unreached = I couldn't bring { $who } in here, so I'm writing to her directly, with your names. Write to each other wherever it suits you.
circle-unread = { $rematch ->
    [yes] { $who } takes no messages from me, so she doesn't know about you yet; she sees it when she next comes by. You're welcome to write to her first. If it stays quiet for three days, { $command } finds you somebody else.
   *[no] { $who } takes no messages from me, so she doesn't know about you yet; she sees it when she next comes by. You're welcome to write to her first.
}
refused-circle-slot-changed = There's another time for it since somebody joined you, and I wouldn't want to promise one that doesn't suit everybody. The newer message has it, and { $command } does too.
circle-place-gone = The place where I had brought you together with { $people } is not there any more. Just write to each other directly; your introduction goes on.
circle-write-unreached = { $count ->
    [1] I couldn't bring you into the place for it, so just write to { $people } directly. She knows about you.
   *[other] I couldn't bring you into the place for it, so just write to { $people } directly. They know about you.
}
