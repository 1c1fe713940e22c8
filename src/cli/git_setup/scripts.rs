//! The commands that git runs for returns, each with a way on where stocktake cannot be run.
//!
//! git hands a command to `sh` on every platform. A status of stocktake's own says that the work is done: an empty file that
//! the shell takes for a script ends with 0, a program that is gone with 127, and neither has done anything.

use crate::load::git::shell;

/// The first line of every command, by which it is known again.
pub(super) const MARK: &str = "# Written by stocktake git-setup, which can take it away.";

/// How a hidden command ends that has done what git asked for.
pub(in crate::cli) const DONE: u8 = 70;

/// How a merge ends that leaves conflicts.
pub(in crate::cli) const CONFLICTS: u8 = 71;

/// How a merge ends that is git's own to do, because the file is no return.
pub(in crate::cli) const NOT_MINE: u8 = 72;

/// The variable that names the folder in which comparisons are left that git is about to ask for.
pub(in crate::cli) const AHEAD: &str = "STOCKTAKE_AHEAD";

/// What the folder's name begins with; the number of git's process follows, and when that began.
pub(in crate::cli) const AHEAD_PREFIX: &str = "stocktake-git-";

/// So few files are compared one by one.
pub(in crate::cli) const FEW: usize = 8;

/// This program and how it is set up again, as a shell reads them.
pub(super) struct Program {
    path: String,
    mend: String,
}

impl Program {
    /// `folder` is the folder of returns from the top of the repository, where that can be written down.
    pub(super) fn new(path: &str, folder: Option<&str>) -> Self {
        let mend = match folder.map(|folder| folder.trim_end_matches('/')) {
            Some("returns") | None => "stocktake git-setup".to_owned(),
            Some("") => "stocktake git-setup --returns .".to_owned(),
            Some(folder) => format!("stocktake git-setup --returns {}", shell(folder)),
        };
        Self { path: shell(path), mend: shell(&mend) }
    }

    /// What git merges a file by. With `virtual_base` it is what git merges two bases by, whose conflicts nobody solves: they
    /// stay between marks, as git leaves them, so that neither side's answer is taken for what both began with.
    pub(super) fn merge(&self, virtual_base: bool) -> String {
        // What git puts in begins with `%`; every other one is doubled.
        let given = "p=%P l=%L x=%X s=%S y=%Y o=%O a=%A b=%B";
        let option = if virtual_base { " --virtual-base" } else { "" };
        let told = if virtual_base { String::new() } else { self.told("git merged it by lines") };
        let path = &self.path;
        let script = format!(
            r#"if [ -f {path} ] && [ -x {path} ]
then {path} git-merge-driver{option} --marker-size "$l" --path="$p" -- "$o" "$a" "$b"; r=$?
else r=127
fi
case $r in {DONE}) exit 0 ;; {CONFLICTS}) exit 1 ;; {NOT_MINE}) ;; *)
{told};; esac
[ "$x" != %X ] || {{ x=ours; s=base; y=theirs; }}
case ${{STOCKTAKE_MERGE_FAVOR-}} in ours|theirs) set -- "--$STOCKTAKE_MERGE_FAVOR" ;; *) set -- ;; esac
was=$(git hash-object --no-filters -- "$a")
git merge-file "$@" --marker-size "$l" -L "$x" -L "$s" -L "$y" -- "$a" "$o" "$b"
r=$?
[ "$r" -gt 127 ] || exit "$r"
[ "$(git hash-object --no-filters -- "$a")" != "$was" ] || exit 1
exit 129"#
        );
        format!("{MARK}\n{given}\n{}", script.replace('%', "%%"))
    }

    /// What git compares two files by: its own lines where stocktake cannot be run, as it shows them where no program is set.
    pub(super) fn diff(&self) -> String {
        let told = self.told("git shows its lines");
        let path = &self.path;
        format!(
            r#"{MARK}
stocktake() {{
if [ "${{GIT_DIFF_PATH_TOTAL:-0}}" -gt {FEW} ] && [ $# -eq 7 ] && [ -r "/proc/$PPID/stat" ]
then
read -r d <"/proc/$PPID/stat"
stocktake_ahead ${{d##*) }}
if [ -O "$d" ] && [ ! -L "$d" ] && stocktake_made "$d/$1/$3-$4-$6-$7" "$@"
then
[ "$GIT_DIFF_PATH_COUNTER" = "$GIT_DIFF_PATH_TOTAL" ] || exec cat -- "$c"
cat -- "$c"
rm -rf -- "$d"
return 0
fi
fi
stocktake_run "$@"
r=$?
[ "${{GIT_DIFF_PATH_COUNTER-}}" != "${{GIT_DIFF_PATH_TOTAL:-0}}" ] || [ ! -O "${{d-}}" ] || rm -rf -- "$d"
return "$r"
}}
stocktake_ahead() {{
shift 19
d=${{TMPDIR:-/tmp}}/{AHEAD_PREFIX}$PPID-$1
export {AHEAD}="$d"
}}
stocktake_made() {{
c=$1
[ -f "$c" ] || return 1
case $4 in *[!0]*) ;; *) [ "$3" -ot "$c" ] || return 1 ;; esac
case $7 in *[!0]*) ;; *) [ "$6" -ot "$c" ] || return 1 ;; esac
}}
stocktake_run() {{
if [ -f {path} ] && [ -x {path} ]
then {path} git-diff-driver --done {DONE} -- "$@"; r=$?
else r=127
fi
[ "$r" -ne {DONE} ] || return 0
p=$1
{told}
[ $# -ge 7 ] || {{ printf '* Unmerged path %s\n' "$1"; return 0; }}
if g=$(git rev-parse --absolute-git-dir) && d=$(mktemp -d) && trap 'rm -rf "$d"' EXIT &&
stocktake_put "$d/a/$1" "$2" "$4" && stocktake_put "$d/b/${{8:-$1}}" "$5" "$7"
then stocktake_lines "$@"
else git diff --no-index --no-ext-diff --no-textconv -- "$2" "$5"
fi
return 0
}}
stocktake_put() {{
[ "$3" != . ] || return 0
mkdir -p -- "$(dirname -- "$1")" || return 1
case $3 in 120000) ln -s -- "$(cat <"$2")" "$1" ;; *) cat <"$2" >"$1" ;; esac || return 1
[ "$3" != 100755 ] || chmod +x -- "$1"
}}
stocktake_git() {{
cd -- "$d/$1" || return 1
shift
git --git-dir="$g" --work-tree="$d" diff --no-index --no-ext-diff --no-textconv "$@"
}}
stocktake_name() {{
printf '%s\n' "$m" | sed -n 's/^[a-z]* '"$1"' \("*\)/\1'"$2"'\//p'
}}
stocktake_lines() {{
m=${{9-}}
if [ "$4" = . ]; then stocktake_git b -- /dev/null "${{8:-$1}}"
elif [ "$7" = . ]; then stocktake_git a -- "$1" /dev/null
elif [ $# -lt 9 ]; then stocktake_git . --no-prefix -- "a/$1" "b/$1"
else stocktake_git . --no-prefix -- "a/$1" "b/$8" | {{
IFS= read -r h || h="diff --git $(stocktake_name from a) $(stocktake_name to b)"
printf '%s\n' "$h"
printf '%s\n' "$m" | sed -e '/^index /d' -e '/^$/d'
cat
}}
fi
}}
stocktake"#
        )
    }

    /// Says beside what is shown that stocktake did not do it, and how that is mended. `r` is how it ended, `p` the path.
    fn told(&self, instead: &str) -> String {
        let Self { path, mend } = self;
        format!(
            r#"case $r in 126|127) r='is gone or cannot be run' ;; *) r="ended with status $r" ;; esac
p=$(printf %s "$p" | tr -d '[:cntrl:]')
printf '%s: %s %s, so {instead}. To mend it, run: %s\n' "$p" {path} "$r" {mend} >&2
"#
        )
    }
}
