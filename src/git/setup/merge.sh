if [ -f "$program" ] && [ -x "$program" ]
then "$program" git-merge-driver $virtual --marker-size "$l" --path="$p" -- "$o" "$a" "$b"; r=$?
else r=127
fi
case $r in
"$done") exit 0 ;;
"$conflicts")
t=$(git rev-parse --git-path info/stocktake-told) || exit 1
[ "$(cat -- "$t" 2>/dev/null)" != "$PPID" ] || exit 1
printf 'help: git does not tell of `-X ours` and `-X theirs`: `STOCKTAKE_MERGE_FAVOR=ours git merge …`, or `theirs`, does that for returns\n' >&2
{ echo "$PPID" >"$t"; } 2>/dev/null
exit 1 ;;
"$not_mine") ;;
*) if [ -z "$virtual" ]; then
case $r in 126|127) r='is gone or cannot be run' ;; *) r="ended with status $r" ;; esac
p=$(printf %s "$p" | tr -d '[:cntrl:]')
printf '%s: stocktake, expected at %s, %s, so git merged it by lines, with its own merge. Install stocktake again; then, if it is in another place, run: %s\n' "$p" "$program" "$r" "$mend" >&2
fi ;;
esac
[ "$x" != %X ] || { x=ours; s=base; y=theirs; }
case ${STOCKTAKE_MERGE_FAVOR-} in
ours|theirs) set -- "--$STOCKTAKE_MERGE_FAVOR" ;;
*) set -- ;;
esac
was=$(git hash-object --no-filters -- "$a")
git merge-file "$@" --marker-size "$l" -L "$x" -L "$s" -L "$y" -- "$a" "$o" "$b"
r=$?
[ "$r" -gt 127 ] || exit "$r"
[ "$(git hash-object --no-filters -- "$a")" != "$was" ] || exit 1
exit 129
