//! Findings of one kind in one text: where there are a thousand and more, the rest is counted, and
//! not told one by one.

use crate::diag::{Code, Diagnostic, Findings};

/// How many of a kind are told of in one text.
const MOST: usize = 1000;

/// Passes the findings of a text on. The last of a kind that is told of says how many there are
/// below it.
pub(super) fn tell(found: impl Iterator<Item = Diagnostic>, sink: &mut Findings) {
    // Of each kind: how many there are, and where the last one stands that was told of.
    let mut kinds: Vec<(Code, usize, usize)> = Vec::new();
    for finding in found {
        let at = kinds.iter().position(|(code, ..)| *code == finding.code).unwrap_or(kinds.len());
        if at == kinds.len() {
            kinds.push((finding.code, 0, 0));
        }
        let Some((_, count, last)) = kinds.get_mut(at) else { continue };
        *count += 1;
        if *count <= MOST {
            *last = sink.len();
            sink.push(finding);
        }
    }
    for (_, count, last) in kinds.into_iter().filter(|(_, count, _)| *count > MOST) {
        let more = count - MOST;
        if let Some(finding) = sink.get_mut(last) {
            finding.message.push_str(&match more {
                1 => " (and once more below)".to_owned(),
                _ => format!(" (and {more} times more below)"),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, tell};
    use crate::diag::{Code, Diagnostic};

    fn told(counts: &[(Code, usize)]) -> Vec<String> {
        let one = |code| Diagnostic::nowhere(code, "this is wrong");
        let all = counts.iter().flat_map(|(code, count)| (0..*count).map(move |_| one(*code)));
        let mut sink = Vec::new();
        tell(all, &mut sink);
        sink.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn what_is_not_told_one_by_one_is_counted_for_each_kind() {
        let few = told(&[(Code::Image, MOST), (Code::TooDeep, MOST)]);
        assert!(few.len() == 2 * MOST && few.iter().all(|message| message == "this is wrong"));
        let many = told(&[(Code::Image, MOST + 1), (Code::TooDeep, MOST + 200)]);
        assert_eq!(many.len(), 2 * MOST);
        assert_eq!(many[MOST - 1], "this is wrong (and once more below)");
        assert_eq!(many[2 * MOST - 1], "this is wrong (and 200 times more below)");
    }
}
