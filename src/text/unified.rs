//! What changed in a file, as a unified diff that `patch` and `git apply` take.

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices, group_diff_ops};

/// How many lines stand around a change.
const AROUND: usize = 3;

/// The diff of a file of this name; empty where both texts are the same.
pub(crate) fn unified(name: &str, before: &str, after: &str) -> String {
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    let changes = capture_diff_slices(Algorithm::Myers, &old, &new);
    if before == after {
        return String::new();
    }
    let name = name.trim_start_matches("./").trim_start_matches('/');
    let mut text = format!("--- a/{name}\n+++ b/{name}\n");
    for hunk in group_diff_ops(changes, AROUND) {
        let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else { continue };
        let range = |start: usize, end: usize| match end - start {
            0 => format!("{start},0"),
            1 => (start + 1).to_string(),
            count => format!("{},{count}", start + 1),
        };
        text.push_str(&format!(
            "@@ -{} +{} @@\n",
            range(first.old_range().start, last.old_range().end),
            range(first.new_range().start, last.new_range().end),
        ));
        hunk.iter().for_each(|change| lines(change, &old, &new, &mut text));
    }
    text
}

fn lines(change: &DiffOp, old: &[&str], new: &[&str], text: &mut String) {
    let mut push = |sign: char, line: &str| {
        text.push(sign);
        text.push_str(line);
        if !line.ends_with('\n') {
            text.push_str("\n\\ No newline at end of file\n");
        }
    };
    let gone = old.get(change.old_range()).unwrap_or_default();
    let come = new.get(change.new_range()).unwrap_or_default();
    if change.tag() == DiffTag::Equal {
        gone.iter().for_each(|line| push(' ', line));
        return;
    }
    gone.iter().for_each(|line| push('-', line));
    come.iter().for_each(|line| push('+', line));
}

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn what_changed_is_shown_with_three_lines_around_it() {
        let before: String = (1..=12).map(|n| format!("line {n}\n")).collect();
        let after = before.replace("line 5\n", "line five\n").replace("line 12\n", "line 12");
        insta::assert_snapshot!(unified("./returns/a.yaml", &before, &after), @r"
        --- a/returns/a.yaml
        +++ b/returns/a.yaml
        @@ -2,11 +2,11 @@
         line 2
         line 3
         line 4
        -line 5
        +line five
         line 6
         line 7
         line 8
         line 9
         line 10
         line 11
        -line 12
        +line 12
        \ No newline at end of file
        ");
    }

    #[test]
    fn lines_that_are_put_in_and_taken_out_are_counted_apart() {
        assert_eq!(unified("a", "x\n", "x\ny\n"), "--- a/a\n+++ b/a\n@@ -1 +1,2 @@\n x\n+y\n");
        assert_eq!(unified("a", "x\n", ""), "--- a/a\n+++ b/a\n@@ -1 +0,0 @@\n-x\n");
        assert_eq!(unified("a", "x\n", "x\n"), "");
    }
}
