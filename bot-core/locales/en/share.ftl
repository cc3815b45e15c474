# Anonymous posts. { $alias } is the name that a post bears, such as Maple.

share-card = { $alias }, anonymously
share-card-how = One of us wrote this, and nobody here sees who. { $command } answers with your name.
share-me-toos = { $count ->
    [one] 1 of us knows this feeling too.
   *[other] { $count } of us know this feeling too.
}
share-says-more = { $alias } adds:
share-says = { $who } answers { $alias }:
share-somebody-says = Somebody answers { $alias }:
share-taken-away = The moderators have taken away what stood here of { $alias }.

share-posted = { $waits ->
    [yes] Thank you. A moderator reads it first, without seeing who wrote it; then it goes out.
   *[no] It is on its way.
 } You are { $alias } here, and nobody sees that it's you. { $more } adds something under that name, { $mine } shows what became of it.
share-more-posted = { $waits ->
    [yes] A moderator reads it first; then it goes out, under the name { $alias }.
   *[no] It is on its way, under the name { $alias }.
 }
share-heavy-hers = That sounds like a lot to carry. There are people who listen, by day and by night: { $command } shows them, only to you.
# The truth about who could find out.
share-truth = Who wrote it is sealed. To be honest: whoever runs this bot and holds both its key and its database could open it. Two admins together can as well; then everybody here is told. Your chat service sees that you wrote to me, and perhaps your words.
share-answered = Thank you! Your answer stands under { $alias }, with your name.
share-me-too = { $alias } sees that somebody knows this feeling too. Nobody sees that it's you.
share-me-too-again = Your tap under { $alias } counts already.
share-approved = { $alias } is on its way to everybody. The author hears of it.
share-declined = { $alias } stays in. The author hears it, with your reason and her words.
share-removed = { $alias } is taken away, with what stood below. The author hears it, with your reason and her words.
share-paused = Whoever wrote { $alias } can't share until { $day }; neither you nor I see who it is. { $command } lets her again.
share-resumed = Whoever wrote { $alias } may share again.
share-decided = That is decided already for { $alias }.
share-gone = That post isn't there any more.

share-mine = What you have shared
share-mine-waiting = { $alias } waits to go out: “{ $begins }”
share-mine-open = { $alias } is out: “{ $begins }”
share-mine-declined = { $alias } did not go out: “{ $begins }”
share-mine-removed = { $alias } was taken away: “{ $begins }”
share-mine-how = { $command } and the name add something. After 14 days a post is closed, after 30 it is forgotten.
share-mine-none = There is nothing of yours. { $command } and your words share something anonymously.
share-reason = The moderators say: { $why }
share-your-words = Your words were:

# To moderators.
share-ask = An anonymous post, { $alias }, waits for your yes:
share-ask-more = { $alias } would like to add:
share-look = { $alias } is out. This may be one to look at:
share-heavy = This one may need somebody. The author was shown people to talk to; a warm answer helps too.
share-ask-how = Nobody sees who it is. { $pause } keeps the author from sharing for 7 days; { $remove } and a reason take a post away.

# To the author alone.
share-news-approved = Your words as { $alias } are out now.
share-news-declined = Your words as { $alias } did not go out.
share-news-answered = Somebody has answered { $alias }. To say more under that name, write { $command } and your words here.
share-news-removed = Your post as { $alias } was taken away.
share-news-paused = You wrote as { $alias }. The moderators ask you not to share anything until { $day }. They don't know who you are.
share-news-resumed = You wrote as { $alias }, and may share again.
share-news-unsealed = Two admins have opened who wrote { $alias }: they know now that it was you. Everybody here has been told that it was done, and not who.

share-unseal = You would like to know who wrote { $alias }. It takes a second admin who agrees; then both of you learn it, it is written down, and everybody here and the author are told that it was done.
share-unseal-asked = I have asked the other admins about { $alias }. One of them has 7 days to agree.
share-unseal-agree = { $who } would like to know who wrote { $alias }, because: { $why }
    If you agree, both of you learn it, it is written down, and everybody here and the author are told that it was done.
share-unsealed = Two admins have opened who wrote { $alias }. We say so because you should know when it happens.
share-author = { $alias } was written by { $who }. Please keep it to yourselves.
share-author-gone = Whoever wrote { $alias } is not here any more.

refused-share-off = Nobody has chosen a channel for anonymous posts here yet. An admin does it with { $command }, written in that channel.
refused-share-key = Anonymous posts are off: whoever runs this bot has not given it a key to seal them with.
refused-share-room = I haven't shared that: here everybody sees what you type. What you typed still stands here; you can delete it. Write it to me alone, and it stays anonymous, for example: { $command }
refused-share-empty = To share something, write it in one go, so that I need not keep anything in between. For example: { $command }
refused-share-open = You have three posts open, and that is as many as I carry at once. { $command } shows them.
refused-share-today = That is a lot for one day. Tomorrow there is room again.
refused-share-paused = The moderators ask you not to share anything until { $day }. They don't know who you are.
refused-share-none = I don't know a post "{ $given }"; there is none open at the moment.
refused-share-alias = I don't know a post "{ $given }". There are: { $near }.
refused-share-waits = { $alias } still waits to go out. I tell its author when it is out.
refused-share-over = { $alias } is closed: nothing can be added any more.
refused-share-others = { $alias } is not yours. You can answer with your name: { $command }
refused-share-own = { $alias } is yours, and an answer would show your name. To stay { $alias }: { $command } and your words.
refused-share-asked = Another admin has asked the same about { $alias } and waits for a yes. If you agree, say yes to that; otherwise it ends by itself.
refused-share-unsealed = Two admins know already who wrote { $alias }; I don't tell a third.
refused-share-alone = It takes a second admin, and there is none here.

button-share-me-too = Me too
word-share-me-too = me-too
button-share-answer = Answer with my name
word-share-answer = answer
button-share-approve = Let it out
word-share-approve = approve
button-share-decline = Not like this
word-share-decline = decline
button-share-unseal = Ask a second admin
word-share-unseal = ask
button-share-agree = I agree
word-share-agree = agree
