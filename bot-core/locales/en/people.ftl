# `my`, and which village a direct chat is about.

zone-set = From now on I show you times in { $zone } and read yours there.
zone-reset = You follow the community's time zone again.
language-set = From now on I speak English with you.
language-reset = You follow the community's language again.
which-village = You live in more than one village. Which one do you mean here? I'll remember it.
village-chosen = All right, here we talk about { $village }.
a-village = that village
