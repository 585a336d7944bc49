//! Suggests a provider for a mistyped e-mail domain.

/// Providers common in France, the most common first: of two at the same distance, the first one
/// is suggested.
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

/// Existing domains that look like a typo of a provider's domain; nothing is suggested for them.
const LOOKALIKES: [&str; 8] = [
    "mail.com",
    "ymail.com",
    "email.com",
    "mail.fr",
    "gmx.com",
    "aol.fr",
    "googlemail.com",
    "me.com",
];

/// Maximum length of a domain to compare: the longest provider has 16 characters, and at most two are
/// added.
const MAX_LENGTH: usize = 18;

/// Returns the nearest provider within one edit (a character added, removed, replaced, or two
/// neighbours swapped), or within two edits when its domain has 9 characters or more. The top-level
/// domain may differ by one edit only, because hotmail.de, of another country, is not a typo.
pub(super) fn suggest_provider(domain: &str) -> Option<&'static str> {
    if domain.len() > MAX_LENGTH {
        return None;
    }
    let domain = domain.to_ascii_lowercase();
    if PROVIDERS.contains(&domain.as_str()) || LOOKALIKES.contains(&domain.as_str()) {
        return None;
    }
    if domain == "gmail.fr" {
        return Some("gmail.com");
    }
    let mut nearest = None;
    let mut least_distance = usize::MAX;
    for provider in PROVIDERS {
        let allowed = if provider.len() < 9 { 1 } else { 2 };
        let distance = edit_distance(domain.as_bytes(), provider.as_bytes());
        if distance <= allowed
            && distance < least_distance
            && top_level_distance(&domain, provider) <= 1
        {
            nearest = Some(provider);
            least_distance = distance;
        }
    }
    nearest
}

/// Returns the edit distance between the top-level domains.
fn top_level_distance(domain: &str, provider: &str) -> usize {
    let start = |domain: &str| -> usize { domain.rfind('.').map_or(domain.len(), |dot| dot + 1) };
    let (_, left) = domain.split_at(start(domain));
    let (_, right) = provider.split_at(start(provider));
    edit_distance(left.as_bytes(), right.as_bytes())
}

/// The optimal string alignment distance: Levenshtein's, with a swap of two neighbours as one edit.
fn edit_distance(left: &[u8], right: &[u8]) -> usize {
    let width = right.len() + 1;
    let mut rows = vec![0; (left.len() + 1) * width];
    for index in 0..rows.len() {
        let (i, j) = (index / width, index % width);
        rows[index] = if i == 0 || j == 0 {
            i + j
        } else {
            let replaced = usize::from(left[i - 1] != right[j - 1]);
            let edited = (rows[index - width] + 1)
                .min(rows[index - 1] + 1)
                .min(rows[index - width - 1] + replaced);
            if i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] {
                edited.min(rows[index - 2 * width - 2] + 1)
            } else {
                edited
            }
        };
    }
    rows.last().copied().unwrap_or(0)
}
