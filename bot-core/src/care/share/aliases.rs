//! The names that anonymous posts bear: plants and the like, of no gender and no story.

use crate::wording::Locale;

const EN: [&str; 48] = [
    "Maple", "Willow", "Clover", "Heather", "Fern", "Juniper", "Aspen", "Hazel", "Poppy", "Lavender", "Thistle",
    "Birch", "Alder", "Bramble", "Sorrel", "Saffron", "Ginger", "Thyme", "Cedar", "Linden", "Rowan", "Primrose",
    "Yarrow", "Moss", "River", "Pebble", "Meadow", "Harbor", "Lantern", "Feather", "Button", "Ribbon", "Comet",
    "Ember", "Breeze", "Dune", "Wren", "Robin", "Swallow", "Finch", "Heron", "Lark", "Plover", "Cricket", "Acorn",
    "Chestnut", "Quince", "Plum",
];

const ES: [&str; 48] = [
    "Arce",
    "Sauce",
    "Brezo",
    "Helecho",
    "Enebro",
    "Abeto",
    "Avellana",
    "Amapola",
    "Lavanda",
    "Cardo",
    "Abedul",
    "Aliso",
    "Zarza",
    "Romero",
    "Azahar",
    "Jengibre",
    "Tomillo",
    "Cedro",
    "Tilo",
    "Serbal",
    "Prado",
    "Musgo",
    "Guijarro",
    "Puerto",
    "Farol",
    "Pluma",
    "Lazo",
    "Cometa",
    "Brasa",
    "Brisa",
    "Duna",
    "Mirlo",
    "Jilguero",
    "Alondra",
    "Garza",
    "Grillo",
    "Bellota",
    "Membrillo",
    "Ciruela",
    "Higuera",
    "Olivo",
    "Laurel",
    "Menta",
    "Salvia",
    "Canela",
    "Nogal",
    "Roble",
    "Marea",
];

/// A name that none of these posts bears, by chance.
pub(super) fn choose(locale: Locale, taken: &[String], chance: u64) -> String {
    let names = match locale {
        Locale::En => &EN,
        Locale::Es => &ES,
    };
    let start = usize::try_from(chance % 48).unwrap_or(0);
    let in_turn = || names.iter().cycle().skip(start).take(names.len());
    let plain = in_turn().map(|name| (*name).to_owned());
    let numbered = (2..100).flat_map(|number| in_turn().map(move |name| format!("{name}{number}")));
    plain.chain(numbered).find(|name| !taken.contains(name)).unwrap_or_else(|| format!("Maple{chance}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_letters_each_once_and_there_is_always_another() {
        for locale in Locale::ALL {
            let mut taken = Vec::new();
            for _ in 0..120 {
                let name = choose(locale, &taken, 7);
                assert!(name.chars().all(|letter| letter.is_ascii_alphanumeric()) && !taken.contains(&name), "{name}");
                taken.push(name);
            }
        }
    }
}
