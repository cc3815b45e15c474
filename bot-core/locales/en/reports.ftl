# What a member told the moderators. She is thanked, never doubted; the author never learns who told.
report-told = Thank you for telling. The moderators will look at it; it is number { $number }.
report-told-again = You told the moderators about this; it is number { $number }.
report-who-knows =
    { $named ->
        [yes] They can see that it was you. Whoever wrote it can't.
       *[no] Nobody sees that it was you: not whoever wrote it, and not the moderators.
    }{ $apart ->
        [yes] {" "}It is about somebody who keeps order here, so only the other moderators hear of it.
       *[no] {""}
    }
report-you-said = You said: “{ $words }”
report-danger = The moderators were told at once that a child may be in danger. They are volunteers: if it can't wait, please call the emergency number where you are (112, 911 or 999).
report-over = What you told the moderators, number { $number }, is done with.
report-taken-back = It is taken back. If you change your mind, you can tell them again.
report-answered = Thank you, the moderators read it with number { $number }.
report-nobody = Nobody here could look at this but the one it is about, so I have told nobody and kept nothing. The platform itself takes reports: on Discord from the message's own menu (“Report Message”), on Matrix from “Report” in your app.
report-not-taken-away = I may not take away messages there, so what you just wrote still stands where others read it. If you'd rather not be seen telling, delete it yourself; what you told me is with the moderators all the same.
report-none-yours = You haven't told the moderators about anything. From a message's menu you can, or by replying to it with “report”; whoever wrote it never learns that it was you.
report-yours-heading = What you told the moderators
report-yours = number { $number }, { $when }: { $state ->
        [open] nobody has taken it yet
        [taken] somebody is looking after it
       *[closed] done with
    }
report-yours-note = Only you see this. It is forgotten after 90 days.
report-asked = The moderators ask you something about what you told them (number { $number }):
report-asked-note = They read your answer without seeing who you are, unless you have told them.
report-closed = The moderators have looked at what you told them (number { $number }).
report-closed-note = Thank you for looking after this place.
button-report-danger = A child is in danger
word-report-danger = danger
button-report-add = Add something
word-report-add = add
button-report-named = They may know it's me
word-report-named = named
button-report-unnamed = Keep my name out
word-report-unnamed = unnamed
button-report-back = Take it back
word-report-back = back
button-report-reply = Answer
word-report-reply = answer
button-case-number = Number { $number }

# What moderators see.
cases-none = Nothing is waiting for you. How lovely.
cases-heading = { $count ->
        [one] One report is waiting
       *[other] { $count } reports are waiting
    }
cases-line = { $urgent ->
        [yes] A child may be in danger:{" "}
       *[no] {""}
    }number { $number }, { $when }, about { $who }, told by { $told ->
        [one] one person
       *[other] { $told } people
    }{ $taken ->
        [yes] ; { $holder } has it
       *[no] {""}
    }
button-cases-more = More
word-cases-more = more
button-cases-before = Back
word-cases-before = before
case-heading = Report { $number }
case-urgent = A child may be in danger.
case-who = About
case-when = Told
case-said = What was said
case-where = Where
case-message = the message
case-no-words = (no words)
case-told = { $count ->
        [one] One person told me.
       *[other] { $count } people told me.
    }
case-somebody = Somebody
case-somebody-unknown = a message of mine, or somebody I haven't met
case-reason = { $who }: “{ $words }”
case-no-reason = { $who }, without a word about why
case-line-asked = Moderators asked: “{ $words }”
case-line-answered = Somebody answered: “{ $words }”
case-line-you = You answered: “{ $words }”
case-taken = { $who } is looking after it.
case-gone = That report is not here any more; reports are forgotten after 90 days.
case-asked = { $people ->
        [0] Nobody is there to be asked any more.
        [one] I've asked the one who told. Her answer will stand with the report.
       *[other] I've asked the { $people } who told. Their answers will stand with the report.
    }
case-closed = Report { $number } is closed. { $people ->
        [0] There was nobody left to tell.
        [one] The one who told hears how it ended.
       *[other] The { $people } who told hear how it ended.
    }
case-how = How does report { $number } end?
case-how-note = Those who told read only this, never what was done to whom.
button-case-take = I'll take it
word-case-take = take
button-case-leave = Leave it to others
word-case-leave = leave
button-case-ask = Ask who told
word-case-ask = ask
case-steps = What would you like to do about { $who }? You see everything before it happens.
button-case-steps = Do something
word-case-steps = do
button-case-nudge = A kind word
word-case-nudge = nudge
button-case-checkin = Ask how she is
word-case-checkin = checkin
button-case-pause = A pause
word-case-pause = pause
button-case-history = What is recorded
word-case-history = history
button-case-close = Close it
word-case-close = close
button-case-show = Show it
word-case-show = show
button-case-talked = We talked
word-case-talked = talked
button-case-acted = We did something
word-case-acted = acted
button-case-left = Left as it is
word-case-left = left
choice-talked = talked: somebody talked with her
choice-acted = acted: something was done about it
choice-left = left: it stays as it is
case-ended-talked = One of the moderators talked with the person it is about.
case-ended-acted = They did something about it.
case-ended-left = They looked at it carefully and left it as it is.
case-ended-back = Whoever told has taken it back.
case-ended-words = They say: “{ $words }”
desk-waits = Report { $number } from { $when } is still waiting for somebody.
desk-answered = Whoever told of report { $number } has said more.
desk-urgent = Please look at report { $number } now: a child may be in danger.

# What was not done, and what to do.
refused-report-what = What is it about? Choose “Report kindly” in the message's menu, reply to the message, or name somebody: { $command }
refused-report-whom = Whom is it about? Choose “Report kindly” in the message's menu, reply to the message, or name somebody: { $command }. Your words, so that they are not lost: “{ $words }”
refused-report-vanished = I can't see that message any more. You can still tell the moderators in your own words whom it is about: { $command }
refused-report-herself = That one is yours. If something weighs on you, { $command } has people to talk to; what you wrote you can change or delete yourself.
refused-report-often = You've told of five things within an hour, and the moderators have them all. If somebody is in danger now, please call the emergency number where you are. Otherwise, tell me of the next one in an hour.
refused-case-none = There is no report { $number } for you to look after. What is waiting: { $command }
refused-case-closed = Report { $number } is closed already.
refused-case-not-hers = You haven't told of a number { $number }. What you told of: { $command }
refused-case-over = Number { $number } is done with. If something new has happened, tell the moderators of that.
refused-case-full = The moderators have a good deal to read there already. Let them answer first.
refused-case-moderators = That is for moderators, and the platform says that you aren't one at the moment.
refused-case-ending = I couldn't use “{ $given }”. A report ends with one of these: talked, acted, left.

# The month, for everyone.
summary = Looking after this place in { $month }:
summary-reported = { $how ->
        [some] a few things were told to the moderators
       *[exact] { $times } things were told to the moderators
    }
summary-answered = { $how ->
        [some] a few of them were answered
       *[exact] { $times } were answered
    }
summary-paused = { $how ->
        [some] a few pauses
       *[exact] { $times } pauses
    }
summary-appealed = { $how ->
        [some] a few decisions were asked to be looked at again
       *[exact] { $times } decisions were asked to be looked at again
    }
summary-heard = { $how ->
        [some] a few of those were softened or undone
       *[exact] { $times } of those were softened or undone
    }
summary-note = No names, and nothing under five is counted out.
