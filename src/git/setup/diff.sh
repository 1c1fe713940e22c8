stocktake_ahead() {
shift 19
d=${TMPDIR:-/tmp}/stocktake-git-$PPID-$1
export STOCKTAKE_AHEAD="$d"
}
stocktake_made() {
c=$1
[ -f "$c" ] || return 1
case $4 in *[!0]*) ;; *) [ "$3" -ot "$c" ] || return 1 ;; esac
case $7 in *[!0]*) ;; *) [ "$6" -ot "$c" ] || return 1 ;; esac
}
if [ "${GIT_DIFF_PATH_TOTAL:-0}" -gt "$few" ] && [ $# -eq 7 ] && [ -r "/proc/$PPID/stat" ]; then
read -r d <"/proc/$PPID/stat"
stocktake_ahead ${d##*) }
if [ -O "$d" ] && [ ! -L "$d" ] && stocktake_made "$d/$1.$3-$4-$6-$7" "$@"; then
. "$c"
[ "$GIT_DIFF_PATH_COUNTER" != "$GIT_DIFF_PATH_TOTAL" ] || rm -rf -- "$d"
exit 0
fi
fi
stocktake() {
stocktake_run "$@"
[ "${GIT_DIFF_PATH_COUNTER-}" != "${GIT_DIFF_PATH_TOTAL:-0}" ] || [ ! -O "${d-}" ] || rm -rf -- "$d"
return 0
}
stocktake_run() {
if [ -f "$program" ] && [ -x "$program" ]
then "$program" git-diff-driver --done "$done" -- "$@"; r=$?
else r=127
fi
[ "$r" -ne "$done" ] || return 0
case $r in 126|127) r='is gone or cannot be run' ;; *) r="ended with status $r" ;; esac
p=$(printf %s "$1" | tr -d '[:cntrl:]')
printf '%s: stocktake, expected at %s, %s, so git shows its lines. Install stocktake again; then, if it is in another place, run: %s\n' "$p" "$program" "$r" "$mend" >&2
[ $# -ge 7 ] || { printf '* Unmerged path %s\n' "$1"; return 0; }
if g=$(git rev-parse --absolute-git-dir) && t=$(mktemp -d) && trap 'rm -rf "$t"' EXIT &&
stocktake_put "$t/a/$1" "$2" "$4" && stocktake_put "$t/b/${8:-$1}" "$5" "$7"
then stocktake_lines "$@"
else git diff --no-index --no-ext-diff --no-textconv -- "$2" "$5"
fi
}
stocktake_put() {
[ "$3" != . ] || return 0
mkdir -p -- "$(dirname -- "$1")" || return 1
case $3 in
120000) ln -s -- "$(cat <"$2")" "$1" ;;
*) cat <"$2" >"$1" ;;
esac || return 1
[ "$3" != 100755 ] || chmod +x -- "$1"
}
stocktake_git() {
cd -- "$t/$1" || return 1
shift
git --git-dir="$g" --work-tree="$t" diff --no-index --no-ext-diff --no-textconv "$@"
}
stocktake_name() {
printf '%s\n' "$m" | sed -n 's/^[a-z]* '"$1"' \("*\)/\1'"$2"'\//p'
}
stocktake_lines() {
m=${9-}
if [ "$4" = . ]; then stocktake_git b -- /dev/null "${8:-$1}"
elif [ "$7" = . ]; then stocktake_git a -- "$1" /dev/null
elif [ $# -lt 9 ]; then stocktake_git . --no-prefix -- "a/$1" "b/$1"
else stocktake_git . --no-prefix -- "a/$1" "b/$8" | {
IFS= read -r h || h="diff --git $(stocktake_name from a) $(stocktake_name to b)"
printf '%s\n' "$h"
printf '%s\n' "$m" | sed -e '/^index /d' -e '/^$/d'
cat
}
fi
}
stocktake
