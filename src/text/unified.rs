//! What changed in a file, as a unified diff that `patch` and `git apply` take.

use similar::TextDiff;

/// The diff of a file of this name; empty where both texts are the same.
pub(crate) fn unified(name: &str, before: &str, after: &str) -> String {
    let name = name.trim_start_matches("./").trim_start_matches('/');
    let diff = TextDiff::from_lines(before, after);
    diff.unified_diff().header(&format!("a/{name}"), &format!("b/{name}")).to_string()
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
