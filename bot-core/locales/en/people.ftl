# `my`, and which village a direct chat is about.

zone-set = From now on I show you times in { $zone } and read yours there.
zone-reset = You follow the community's time zone again.
language-set = From now on I speak English with you.
language-reset = You follow the community's language again.
which-village = You live in more than one village. Which one do you mean here? I'll remember it.
village-chosen = All right, here we talk about { $village }.
a-village = that village

refused-person-unknown = I don't know anybody called "{ $given }" here. Names work as people show them, and so do mentions, like @ben.
refused-person-several = More than one of us is called "{ $given }": { $people }. Which one? Write it like this: { $example }
refused-person-not-met = I haven't met "{ $given }" here yet, and I only know those who have. Once that person has used one of my commands, this works.
refused-people-many = { $given } people are more than I can take at once; { $most } is the most. For example: @ben, @cleo

avoid-none = There is nobody you avoid. If you would rather not be brought together with somebody, { $command } tells me, and nobody else.
avoid-heading = Whom you avoid
avoid-how = Nobody but you sees this. { $command } takes somebody off the list.
avoid-added = Noted: I won't introduce you and { $person } to each other. Nobody but you learns of it; { $command } takes it back.
avoid-removed = All right, { $person } is no longer on your list.
avoid-cleared = All right, there is nobody on your list any more.
somebody = somebody who has left
refused-avoid-herself = That is you! Who shall it be? A mention works, like @ben.
refused-avoid-many = Your list is as long as it can be. { $command } makes room on it.
refused-unavoid = That person is not on your list, so there is nothing to take back. { $command } shows it.
