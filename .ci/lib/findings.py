"""Holds what stocktake says of its own cases to the schemas of its formats.

    findings.py PROGRAM SARIF_SCHEMA

SARIF by the schema that Microsoft's tools for it bring, JSON by the one that stocktake prints. Each case of a return, a
rubric, a register and a round is put in its place in the collection of the cases, and each folder of collections is taken as it
is. Exit status: 0 all is as the schemas say, 1 something is not.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from jsonschema.validators import validator_for

CASES = pathlib.Path(__file__).resolve().parents[2] / "tests" / "cases"
PLACES = {
    "returns": "{round}/example-north.yaml",
    "rubrics": "rubric.yaml",
    "registers": "partnerships.yaml",
    "rounds": "{round}/round.yaml",
}
ROUND = "2019"
# The cases have findings of more codes than this; with fewer, they were not checked.
FEWEST = 50


def main(program, sarif_schema):
    schemas = {
        "sarif": json.loads(pathlib.Path(sarif_schema).read_text(encoding="utf-8")),
        "json": json.loads(told([program, "check", "--schema"])),
    }
    for schema in schemas.values():
        validator_for(schema).check_schema(schema)
    validators = {name: validator_for(schema)(schema) for name, schema in schemas.items()}
    wrong, codes, count = [], set(), 0
    for name, returns, folder in collections():
        for form, validator in validators.items():
            found = json.loads(told([program, "check", "--format", form, "--returns", returns], folder))
            for error in validator.iter_errors(found):
                wrong.append(f"{name}, {form}: {error.json_path}: {error.message[:300]}")
            count += 1
            if form == "sarif":
                codes |= {result["ruleId"] for run in found["runs"] for result in run["results"]}
    print("\n".join(wrong[:20]))
    print(f"{count} outputs of {len(codes)} codes: {len(wrong)} faults")
    return 1 if wrong or len(codes) < FEWEST else 0


def told(command, folder=None):
    """What a command writes, whatever it ends with."""
    return subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout


def collections():
    """Folders of collections, one after the other, each with the name of its case."""
    for folder in sorted(path for path in CASES.iterdir() if path.is_dir() and path.name not in PLACES):
        yield folder.name, str(folder), None
    for kind, place in PLACES.items():
        for case in sorted((CASES / kind).iterdir()):
            with tempfile.TemporaryDirectory() as work:
                target = pathlib.Path(work) / "returns" / "sample"
                (target / ROUND).mkdir(parents=True)
                for own, at in (("rubric", "rubrics"), ("partnerships", "registers"), ("round", "rounds")):
                    shutil.copy(CASES / "collection" / f"{own}.yaml", target / PLACES[at].format(round=ROUND))
                shutil.copy(case, target / place.format(round=ROUND))
                yield f"{kind}/{case.name}", "returns", work


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
