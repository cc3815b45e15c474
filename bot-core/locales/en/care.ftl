# Care: what words may do, and gentler ones. Shown to the author alone, never as a verdict about her.

# The likely effect of a message, in one sentence.
care-effect-discipline = Whoever reads this may feel that she is being called a bad mother for how she handles a hard moment.
care-effect-diet = Whoever reads this may feel judged for what is on her child's plate, and stop asking.
care-effect-sleep = Whoever reads this may feel judged for how her family gets through the night.
care-effect-feeding = Whoever reads this may feel judged for how she feeds her baby, which is often not what she had hoped for.
care-effect-safety = Whoever reads this may hear that she does not care, when she is most likely frightened already.
care-effect-childcare = Whoever reads this may feel that she is called a worse mother because somebody else helps her.
care-effect-birth = Whoever reads this may feel that the way her child was born does not count.
care-effect-work = Whoever reads this may feel judged for working, or for not working.
care-effect-vaccines = Whoever reads this may feel attacked for a decision that she made out of love, and stop listening.
care-effect-screens = Whoever reads this may feel judged for the half hour of peace that a screen gave her.
care-effect-insult = This may hurt the person it is about more than it helps to say what went wrong.
care-effect-selling = Some may feel that they are seen as customers here, and pull back.
care-effect-child-private = Anyone here could note down where this child is, or what should be theirs to tell one day.
care-effect-own = This holds words that this community would rather not read.

# A gentler way to say it, as she could write it.
care-gentler-discipline = “That sounds like a hard moment. With us it helped to … – do you want to hear more?”
care-gentler-diet = “Mine went through that too. What worked for us was …”
care-gentler-sleep = “We did it differently, and I know every baby is different. How are you holding up?”
care-gentler-feeding = “It was different for me. What matters is that you are both well.”
care-gentler-safety = “I am glad nothing worse happened. Something that made me feel safer was …”
care-gentler-childcare = “We found another way that suits us. How is it going for you?”
care-gentler-birth = “My birth was quite different. How do you feel about yours?”
care-gentler-work = “I chose otherwise, and both are hard. How do you manage?”
care-gentler-vaccines = “I see it differently, and this is what helped me decide: …”
care-gentler-screens = “We try to do without on some days. What helps us is …”
care-gentler-insult = “I was hurt by what you wrote, because …”
care-gentler-selling = “If anybody would like to know more about what I do, ask me in private.”
care-gentler-child-private = Just a first name, or none, is enough here. The rest can go to whoever needs it, in private.
care-gentler-own = Perhaps there is another way to say the same.
# For irony, and for sentences about what real mothers do.
care-gentler-sarcasm = “I worry about that, to be honest. Can I tell you what we did?”
care-gentler-generalising = “For me it was right to … It may be different for you.”

# What is noticed, as those who keep order read it.
care-topic-discipline = discipline
care-topic-diet = food
care-topic-sleep = sleep
care-topic-feeding = breast or bottle
care-topic-safety = safety
care-topic-childcare = childcare
care-topic-birth = birth
care-topic-work = working or not
care-topic-vaccines = vaccines
care-topic-screens = screens
care-topic-insult = insults
care-topic-selling = selling
care-topic-child-private = a child's private details
care-topic-support = somebody who may need support
care-topic-own = your own phrases

# The nudge: to the author of a message, and nobody else. $message is "what you wrote a moment ago", perhaps a link.
nudge-about = Just between us, about { $message }. Nobody else hears of this, and nothing of it is held against you.
nudge-message = what you wrote a moment ago
nudge-gentler = You could also say it like this: { $words }
nudge-yours = Whatever you do now is fine.
nudge-left = Of course.
nudge-taking-back = I'm taking it away. Thank you for looking at it again.
nudge-not-taken = I'm not allowed to take it away here: { $message }. You can do it yourself: the message's own menu has "delete" or "remove".
reworded = Thank you! Here it is, to copy:
reworded-how = You can edit the old one and put this in its place, or send it anew. Shall I take the old one away then?

button-nudge-reword = Reword it
word-nudge-reword = reword
button-nudge-back = Take it back
word-nudge-back = back
button-nudge-leave = Leave it
word-nudge-leave = leave
button-nudge-old = Take the old one away
word-nudge-old = away

refused-nudge-over = That was a while ago, and I don't know any more which message it was. You can still take it away yourself: the message's own menu has "delete" or "remove".
refused-reword = There is nothing of yours that I have asked you about lately. Your own messages are yours to edit at any time.
refused-care-admins = That changes what is noticed here, so it is for admins. If you think that it should be done, tell one of them.

# Once a day, to those who keep order.
noticed-heading = Noticed since the last time: { $count }
noticed-watch = Only those who keep order here read this. I told nobody anything.
noticed-nudge = Only those who keep order here read this. Whoever wrote something like that hears of it from me, she alone, at most once in { $days ->
    [one] day
   *[other] { $days } days
}.
noticed-link = message { $number }
noticed-more = { $count ->
    [one] and 1 more phrase
   *[other] and { $count } more phrases
}
noticed-by-words = only by how it sounds
noticed-suggests = Of { $nudged } who were asked about { $topic } ({ $phrase }), { $accepted ->
    [0] nobody
    [one] one
   *[other] { $accepted }
} changed something. Perhaps it isn't right for you here.
noticed-try = Is something noticed that shouldn't be? { $command } with a sentence says why, and how to change it.
button-noticed-drop = Drop: { $topic } ({ $phrase })
word-noticed-drop = drop

# Trying a sentence.
try-nothing = I would notice nothing in that.
try-add = If I should notice it, add the words that give it away, like this: { $command }
try-noticed = I would notice this ({ $topic }): { $span }
try-by-phrase = Because of the phrase { $phrase }.
try-by-own = Because of your own phrase { $phrase }.
try-by-words = No phrase says so; it is how it sounds, most of all these words: { $words }.
try-shows = Its author would read:
try-off = At this moment nothing would happen: noticing is off.
try-watch = At this moment nobody would hear of it; it would be counted in what moderators read once a day.
try-nudge = At this moment its author would read that, she alone, at most once in { $days ->
    [one] day
   *[other] { $days } days
}.
try-first = On { $day } nudging begins.
try-support = She would be offered people to talk to, privately. Nobody else would hear of it, and it would be counted nowhere.
try-wrong = If that is wrong here: { $command }

# What a setting means now.
care-is-off = I look at nothing any more. Nobody is offered people to talk to after what she wrote, either.
care-watches = I tell nobody anything. Once a day moderators read what I noticed: counts, phrases and where it stands, no words. { $attempt } with a sentence shows what I would notice.
care-watches-first = Until { $day } I only watch, so that moderators see once a day what I would have said before anybody hears it. Then I begin by myself. { $attempt } with a sentence shows it already.
care-nudges = Whoever writes something that may hurt hears of it from me, she alone, at most once in { $days ->
    [one] day
   *[other] { $days } days
}, with a gentler wording, and does what she likes. { $attempt } with a sentence shows it.
care-early = All right, I begin now.
care-drops = I won't notice that any more: { $phrase }. { $command } brings it back.
care-unheard = But I'm not told what people write here, so I notice nothing. Whoever runs this bot can change that on Discord: Developer Portal, the application, Bot, Message Content Intent; then I have to be started anew.
button-care-early = Begin now
word-care-early = begin

# Who may tease whom.
banter-none = There is nobody yet. If you and a friend like to tease each other, { $command } tells me: when she says so too, I don't ask either of you about it.
banter-heading = Who may tease you
banter-line-both = { $person }: she says so too
banter-line-said = { $person }: she hasn't said so
banter-how = Nobody else sees this. { $command } takes it back.
banter-said = Noted. When { $person } says so too, I leave you two in peace with what you write to each other. { $command } takes it back.
banter-both = Good to know! I leave you and { $person } in peace with what you write to each other. { $command } takes it back; nobody is told.
banter-ended = All right. { $person } is not told.
banter-asked = { $person } says that you two may tease each other, and that I needn't ask about it. If you say so too, I leave what you write to each other in peace. Otherwise you needn't do anything, and she doesn't hear of it.
button-banter-yes = Yes, we may
word-banter-yes = yes
refused-banter-herself = That is you! Who is it that you tease? A mention works, like @ben.
refused-banter-many = Your list is as long as it can be. { $command } makes room on it.
refused-unbanter = That person is not on your list, so there is nothing to take back. { $command } shows it.

# Phrases that cannot be used.
phrase-example = must be nice to have time
refused-phrase-empty = There are no words in "{ $given }". A phrase is a few words, like { phrase-example }
refused-phrase-long = "{ $given } …" is too long: { $most } characters are the most. A few words are plenty, like { phrase-example }
refused-phrase-wide = "{ $given }" has too many words, or gaps that are too wide: { $most } words are the most. Something like { phrase-example } works.
refused-phrase-ways = "{ $given }" can be said in more than { $most } ways. Two phrases do it more simply, like { phrase-example }
refused-phrase-bracket = In "{ $given }" a { $bracket } has no partner. Without brackets it works too, like { phrase-example }
refused-phrase-name = I don't know any words named { $name }, as in "{ $given }". Plain words always work, like { phrase-example }
refused-phrase-stem = { $stem }* in "{ $given }" would find too many innocent words. At least three letters before the star, please; or whole words, like { phrase-example }
refused-phrase-gap = In "{ $given }" a gap needs a word on each side, and passes over at most { $most } words. For example: { phrase-example }
refused-phrase-innocent = "{ $word }" alone is innocent, and would be noticed in many kind messages. With a word or two around it, it says what you mean, like { phrase-example }
refused-phrase-unknown = I don't know a phrase "{ $given }". { $command } with a sentence says their names, like { $example }

# A platform's own rule, where a community wishes for that. At most 150 characters.
filter-says = These words hurt here, so the message was not sent. You could say it in another way.
filter-name = words that hurt
filter-on = Discord itself holds messages with my strictest phrases and with your own plain ones back now, before anybody reads them, and tells their author so. It can't tell when they are quoted, so give it a try first.
filter-nowhere = Only Discord can hold messages back by itself, so nothing changes here.
filter-refused = Discord doesn't let me keep a rule in AutoMod here: I'd need the permission "Manage Server". When I have it, { $command } tries again.
