//! What a run of characters without space may be in disguise: digits and signs for letters, hidden and repeated ones.

/// Signs at the edges belong to a disguise only where they stand for letters.
pub(super) fn trim(cluster: &mut Vec<u8>) {
    while cluster.last().is_some_and(|sign| !sign.is_ascii_alphanumeric() && sign.is_ascii() && *sign != b'$') {
        cluster.pop();
    }
    let edge = |sign: &u8| !sign.is_ascii_alphanumeric() && sign.is_ascii() && *sign != b'$';
    let leading = cluster.iter().take_while(|sign| edge(sign)).count();
    cluster.drain(..leading);
}

/// Everything that a run of characters may be in disguise.
pub(super) fn disguised(cluster: &[u8], variants: &mut Vec<Vec<u8>>) {
    if !cluster.iter().any(u8::is_ascii_alphabetic) {
        return;
    }
    let hidden = cluster.iter().filter(|sign| matches!(sign, b'*' | b'#' | b'%')).count();
    let is_one = |sign: &u8| matches!(sign, b'1' | b'!' | b'|');
    let ones: &[u8] = if cluster.iter().any(is_one) { b"il" } else { b"i" };
    for one in ones {
        let read = |vowel: Option<u8>| -> Vec<u8> {
            let letters = cluster.iter().filter_map(|sign| match sign {
                b'*' | b'#' | b'%' => vowel,
                sign if is_one(sign) => Some(*one),
                sign => stands_for(*sign),
            });
            letters.collect()
        };
        if hidden == 1 {
            for vowel in b"aeiou" {
                variants.push(read(Some(*vowel)));
            }
        }
        let whole = read(None);
        if has_run(&whole) {
            variants.push(squeezed(&whole, 1));
            variants.push(squeezed(&whole, 2));
        }
        variants.push(whole);
    }
    variants.retain(|variant| variant.len() >= 2 && variant != cluster);
}

fn stands_for(sign: u8) -> Option<u8> {
    match sign {
        b'0' => Some(b'o'),
        b'3' => Some(b'e'),
        b'4' | b'@' => Some(b'a'),
        b'5' | b'$' => Some(b's'),
        b'6' | b'9' => Some(b'g'),
        b'7' | b'+' => Some(b't'),
        b'8' => Some(b'b'),
        sign if sign.is_ascii_lowercase() || !sign.is_ascii() => Some(sign),
        _ => None,
    }
}

fn has_run(letters: &[u8]) -> bool {
    letters.windows(3).any(|three| matches!(three, [a, b, c] if a == b && b == c))
}

/// Three and more of a letter in a row become `kept`.
fn squeezed(letters: &[u8], kept: usize) -> Vec<u8> {
    let runs = letters.chunk_by(|one, other| one == other);
    runs.flat_map(|run| run.iter().take(if run.len() >= 3 { kept } else { run.len() })).copied().collect()
}
