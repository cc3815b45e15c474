# Taking everything along, and going for good.
forget-asks = Do you want me to forget you here? This is what happens:
forget-goes = Everything I know about you goes at once: what you told me about yourself, your children and your naps, your answers, introductions, questions and wishes, and what is recorded about you. Nobody can bring it back.
forget-counts = Meetups that are over keep a number where you were. Meetups of yours that are still to come go to whoever hosts them with you, or are offered to those who come.
forget-stays = Some things are not only yours and stay, under a code instead of your name: that somebody would rather not be introduced to you, a goodbye or a break from sharing that still holds, and a report that moderators are still looking at. A pause runs to its end first.
forget-channels = What stands in the channels stays there. What you wrote yourself you can delete there yourself.
forget-first = { $command } gives you all of it as a file first. If you only leave, I forget you { $days ->
    [one] a day
   *[other] { $days } days
} later; until then you can come back to everything as it was.
forget-begun = I'm forgetting you now; in a moment nothing here leads to you. Thank you for having been with us. If you ever use me again, we begin anew.
forget-waits = Your answers and wishes are taken back now. A pause holds until { $until }; right after it I forget you, by myself. If you use me here before that, I take it that you want to stay, and { $command } asks again.
meetup-of-somebody = Meetup
button-forget = Forget me
word-forget = forget

export = This is everything I know about you here, in one file.
export-how = It holds what you told me and what you did with me, in English names that programs can read; not what others wrote, and not who told moderators of something. { $command } is there if you want me to forget it all.
export-about = the file with everything about you
export-note = Everything that this village keeps about you, on { $day }. Times are in UTC. What others wrote is not in it.
