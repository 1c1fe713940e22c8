"""Holds PDF files to PDF/UA-1 with the engine of `page-validation`, as a second opinion beside veraPDF's.

    second_engine.py FILE...

Its PDF/A profiles are not used: they raise a false alarm on the length of streams.
Exit status 1 if any file breaks a rule or cannot be read.
"""

import sys

import page


def main(files: list[str]) -> int:
    if not files:
        print(__doc__, file=sys.stderr)
        return 2
    failed = 0
    for file in files:
        try:
            report = page.validate_pdf(file, profile="ua1")
        except Exception as error:  # whatever it trips over, the file has not passed
            print(f"FAIL {file}: cannot be read: {error}")
            failed += 1
            continue
        if report.is_compliant:
            continue
        failed += 1
        print(f"FAIL {file}")
        for fault in report.failures:
            print(f"     {fault.rule_id} {fault.message}")
    print(f"second engine: {len(files)} files, {failed} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
