"""Holds the open data below a folder to the standards that it names: JSON Schema 2020-12 and CSV on the Web.

    open_data.py DIR

Each rollup.schema.json must be a valid schema, with a description for every field, and the rollup.json beside it as it says;
the tables must be as csv-metadata.json says: headings, types, what is required, keys, and keys of other tables.
"""

import json
import pathlib
import sys
import warnings

import csvw
from jsonschema import Draft202012Validator


def schema_problems(folder):
    schema = json.loads((folder / "rollup.schema.json").read_text(encoding="utf-8"))
    figures = json.loads((folder / "rollup.json").read_text(encoding="utf-8"))
    if schema["$schema"] != Draft202012Validator.META_SCHEMA["$id"]:
        yield f"the schema is of another draft: {schema['$schema']}"
    Draft202012Validator.check_schema(schema)
    for name, own in [("the root", schema), *schema["$defs"].items()]:
        fields = own.get("properties", {})
        if fields and own.get("additionalProperties") is not False:
            yield f"{name} may have fields that it does not describe"
        yield from (f"{name}.{field} is not described" for field in fields if not fields[field].get("description"))
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    yield from (f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(figures))


def table_problems(folder):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        tables = csvw.CSVW(str(folder / "csv-metadata.json"), validate=True)
        if not tables.is_valid:
            yield "the tables are not as csv-metadata.json says"
    yield from (str(warning.message) for warning in caught)
    group = csvw.TableGroup.from_file(folder / "csv-metadata.json")
    for table in group.tables:
        if not table.check_primary_key():
            yield f"{table.url}: two rows have one key"
        list(table.iterdicts(strict=True))
    if not group.check_referential_integrity():
        yield "a key leads to no row of the other table"


def main(directory):
    folders = sorted(path.parent for path in pathlib.Path(directory).glob("*/*/data/rollup.json"))
    wrong = 0
    for folder in folders:
        try:
            problems = [*schema_problems(folder), *table_problems(folder)]
        except Exception as error:  # whatever a library says of what it cannot take
            problems = [f"{type(error).__name__}: {error}"]
        wrong += len(problems)
        print(*(f"{folder}: {problem}" for problem in problems or ["as its schema and its metadata say"]), sep="\n")
    if not folders:
        print(f"{directory}: there is no open data")
    return 1 if wrong or not folders else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
