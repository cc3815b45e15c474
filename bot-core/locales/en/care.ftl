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
