//! Which provider a mistyped domain probably meant.

/// Providers common in France, the commonest first: between two equally near, the first is meant.
const PROVIDERS: [&str; 26] = [
    "gmail.com",
    "orange.fr",
    "hotmail.fr",
    "hotmail.com",
    "yahoo.fr",
    "wanadoo.fr",
    "free.fr",
    "outlook.fr",
    "outlook.com",
    "laposte.net",
    "sfr.fr",
    "icloud.com",
    "live.fr",
    "yahoo.com",
    "bbox.fr",
    "neuf.fr",
    "numericable.fr",
    "club-internet.fr",
    "aliceadsl.fr",
    "gmx.fr",
    "aol.com",
    "msn.com",
    "live.com",
    "protonmail.com",
    "proton.me",
    "mailo.com",
];

/// Domains that exist and look like a slip from one of those.
const OTHERS: [&str; 8] = [
    "mail.com",
    "ymail.com",
    "email.com",
    "mail.fr",
    "gmx.com",
    "aol.fr",
    "googlemail.com",
    "me.com",
];

/// Longer domains are no slip from a provider (the longest has 16 characters).
const LONGEST: usize = 18;

/// The provider one slip away (a character too many, too few, another, or two swapped), or two when
/// its name is long. Another country's ending is no slip: hotmail.de is not hotmail.fr.
pub(super) fn provider(domain: &str) -> Option<&'static str> {
    if domain.len() > LONGEST {
        return None;
    }
    let domain = domain.to_ascii_lowercase();
    if PROVIDERS.contains(&domain.as_str()) || OTHERS.contains(&domain.as_str()) {
        return None;
    }
    if domain == "gmail.fr" {
        return Some("gmail.com");
    }
    let mut nearest = None;
    let mut least = usize::MAX;
    for provider in PROVIDERS {
        let allowed = if provider.len() < 9 { 1 } else { 2 };
        let slips = slips(domain.as_bytes(), provider.as_bytes());
        if slips <= allowed && slips < least && ending_slips(&domain, provider) <= 1 {
            nearest = Some(provider);
            least = slips;
        }
    }
    nearest
}

fn ending_slips(domain: &str, provider: &str) -> usize {
    let ending = |domain: &str| -> usize { domain.rfind('.').map_or(domain.len(), |dot| dot + 1) };
    let (_, left) = domain.split_at(ending(domain));
    let (_, right) = provider.split_at(ending(provider));
    slips(left.as_bytes(), right.as_bytes())
}

/// The optimal string alignment distance: Levenshtein's, with two neighbours swapped as one slip.
fn slips(left: &[u8], right: &[u8]) -> usize {
    let width = right.len() + 1;
    let mut rows = vec![0; (left.len() + 1) * width];
    for index in 0..rows.len() {
        let (i, j) = (index / width, index % width);
        rows[index] = if i == 0 || j == 0 {
            i + j
        } else {
            let other = usize::from(left[i - 1] != right[j - 1]);
            let edited = (rows[index - width] + 1)
                .min(rows[index - 1] + 1)
                .min(rows[index - width - 1] + other);
            if i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] {
                edited.min(rows[index - 2 * width - 2] + 1)
            } else {
                edited
            }
        };
    }
    rows.last().copied().unwrap_or(0)
}
