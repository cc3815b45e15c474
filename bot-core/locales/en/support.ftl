# Support: people to talk to. Unalarmed, never a diagnosis.

support-heading = People to talk to
support-intro = You don't have to carry this alone. These people listen, in { $region }, and nothing is too small for them.
support-intro-anywhere = You don't have to carry this alone. Here is where to find people who listen, wherever you are; nothing is too small for them.
support-read-on = I read this on { $day }. Numbers change: if one doesn't answer, its page says what holds now.
support-checked-here = An admin here has looked at these numbers; I read them on { $day }. If one doesn't answer, its page says what holds now.
support-nobody-knows = Nobody here sees that you asked, and I don't note it down.
support-check = You have chosen { $region }. This is what I show whoever asks for people to talk to. I read it in copies of these pages and called nobody: would you look once whether it is right?
support-source = Read on { $page } on { $day }.
support-check-how = You can add lines of your own that come first, like this: { $command }
support-line-example = Mothers' Night Line 555 0100, Elm Street family centre elmstreet.example
support-confirmed = Thank you! From now on I say that an admin here has looked at them.
support-offer = That sounded like a lot to carry. You are not the only one here, and there are people who listen, by day and by night. One tap or { $command } shows them, only to you.
support-offer-nobody = Nobody else knows that I wrote to you.
support-offer-somebody = The moderators here hear that I offered this to somebody, and neither to whom nor why.
support-offer-who = The moderators here hear that I offered this to you, and nothing of what you wrote.
support-told = I have offered somebody here people to talk to, privately. There is nothing you need to do.
support-told-who = I have offered { $who } people to talk to, privately. Perhaps a kind word helps; what was written stays with her.

# Where a community lives.
region-none = any country
region-us = the United States
region-ca = Canada
region-gb = the United Kingdom
region-ie = Ireland
region-au = Australia
region-nz = New Zealand
region-es = Spain
region-de = Germany
region-fr = France
region-za = South Africa

button-support-confirm = They are right
word-support-confirm = right
button-support-show = People to talk to
word-support-show = people
