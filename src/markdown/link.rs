//! Which destinations a link may have.
//!
//! Only whole web and mail addresses pass. Anything that a browser would have to interpret first,
//! such as a relative path or a scheme behind white space, is refused, not repaired.

/// The longest destination; Typst refuses an address above 8,000 bytes.
pub(crate) const MAX_LENGTH: usize = 2_000;

/// The address to link to, in ASCII, or nothing if `destination` must not be a link.
///
/// Characters that an address cannot hold are percent-encoded; PDF allows ASCII only.
pub(super) fn allowed(destination: &str) -> Option<String> {
    let rest = ["http://", "https://", "mailto:"]
        .iter()
        .find_map(|scheme| strip_prefix_ignoring_case(destination, scheme))?;
    if rest.is_empty() || rest.starts_with('/') || destination.chars().any(char::is_control) {
        return None;
    }
    let address = encode(destination);
    (address.len() <= MAX_LENGTH).then_some(address)
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

fn encode(destination: &str) -> String {
    let mut address = String::with_capacity(destination.len());
    for byte in destination.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push('%');
            for nibble in [byte >> 4, byte & 15] {
                address.extend(char::from_digit(nibble.into(), 16).map(|d| d.to_ascii_uppercase()));
            }
        }
    }
    address
}
