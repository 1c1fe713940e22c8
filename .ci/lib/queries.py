"""What `check-figures` asks SQLite: the figures of a round, computed anew from the tables that are published."""

# `this` is the round that is looked at, with the one that it names as the round before, if any.
VIEWS = """
CREATE TABLE this (collection, round, previous, deadline);
CREATE TABLE scale (place INTEGER, id);
CREATE TABLE same (was, item);
CREATE TABLE rating_field (field);
CREATE VIEW now AS SELECT ratings.*, ratings.rowid AS nth FROM ratings JOIN this USING (collection, round);
CREATE VIEW before AS
  SELECT ratings.* FROM ratings JOIN this ON ratings.collection = this.collection AND ratings.round = this.previous;
CREATE VIEW asked AS SELECT returns.*, returns.rowid AS nth FROM returns JOIN this USING (collection, round);
CREATE VIEW member AS
  SELECT 'nation' AS scope, partnership, standing, nth FROM asked
  UNION ALL SELECT 'board ' || health_board, partnership, standing, nth FROM asked WHERE health_board IS NOT NULL
  UNION ALL SELECT 'group ' || replace(value, '=', '.'), partnership, standing, nth
    FROM asked JOIN json_each('["' || replace(groups, ' ', '","') || '"]')
  UNION ALL SELECT 'set ' || value, partnership, standing, nth
    FROM asked JOIN json_each('["' || replace(comparator_sets, ' ', '","') || '"]');
CREATE VIEW figure AS
  SELECT DISTINCT 'overall' AS figure, item FROM now
  UNION SELECT 'section ' || section, item FROM now
  UNION SELECT 'item ' || item, item FROM now;
CREATE VIEW outside AS
  SELECT partnership, item, 1 AS is_outside FROM answers JOIN this USING (collection, round) JOIN rating_field USING (field)
  WHERE kind = 'not-applicable';
CREATE VIEW answer AS
  SELECT scope, figure, partnership, item, level, coalesce(is_outside, 0) AS is_outside
  FROM now JOIN member USING (partnership) JOIN figure USING (item) LEFT JOIN outside USING (partnership, item)
  WHERE standing = 'returned';
CREATE VIEW pair AS
  SELECT figure, now.partnership, before.level AS was, now.level AS became
  FROM now JOIN same USING (item) JOIN before ON before.item = same.was AND before.partnership = now.partnership
  JOIN figure USING (item)
  WHERE now.status = 'final' AND before.status = 'final';
CREATE VIEW planned AS
  SELECT actions.*, actions.rowid AS nth, earlier.due AS due_then
  FROM actions JOIN this USING (collection, round)
  LEFT JOIN actions AS earlier ON earlier.collection = this.collection AND earlier.round = this.previous
    AND earlier.partnership = actions.partnership AND earlier.action = actions.action_before AND earlier.return_status = 'final';
CREATE VIEW counted AS
  SELECT *, coalesce(status = 'open' AND due < (SELECT deadline FROM this), 0) AS is_overdue,
    coalesce(due > due_then, 0) AS is_put_back
  FROM planned WHERE return_status = 'final';
"""

DENOMINATORS = """
SELECT count(*) AS expected, sum(standing = 'returned') AS returned, sum(standing = 'draft') AS drafts,
  sum(standing = 'refused') AS refused, sum(standing = 'missing') AS missing, max(items_asked) AS items,
  sum(standing = 'returned' AND completed > (SELECT deadline FROM this)) AS late
FROM asked
"""

COUNTS = """
SELECT scope, figure, sum(NOT is_outside) AS out_of, count(level) AS rated,
  sum(NOT is_outside AND level IS NULL) AS not_rated, sum(is_outside) AS not_applicable
FROM answer GROUP BY scope, figure
"""

LEVELS = """
SELECT scope, figure, scale.id,
  sum(level = place), sum(level >= place),
  1.0 * sum(level = place) / count(level), 1.0 * sum(level >= place) / count(level)
FROM answer JOIN scale WHERE level IS NOT NULL GROUP BY scope, figure, scale.id
"""

MEDIANS = """
WITH ordered AS (
  SELECT scope, figure, level,
    row_number() OVER (PARTITION BY scope, figure ORDER BY level) AS nth,
    count(*) OVER (PARTITION BY scope, figure) AS n
  FROM answer WHERE level IS NOT NULL)
SELECT scope, figure,
  max(CASE WHEN nth = (n + 1) / 2 THEN id END), max(CASE WHEN nth = n / 2 + 1 THEN id END)
FROM ordered JOIN scale ON place = level GROUP BY scope, figure
"""

# Leik's 1 - D, from the cumulative shares.
AGREEMENT = """
WITH cumulative AS (
  SELECT scope, figure, place, 1.0 * sum(level <= place) / count(*) AS share, count(*) AS n
  FROM answer JOIN scale WHERE level IS NOT NULL GROUP BY scope, figure, place)
SELECT scope, figure, 1 - 2 * sum(min(share, 1 - share)) / (count(*) - 1)
FROM cumulative WHERE n > 1 GROUP BY scope, figure
"""

MOVEMENT = """
SELECT figure, sum(became > was) AS rose, sum(became < was) AS fell, sum(became = was) AS stayed,
  sum(became IS NULL OR was IS NULL) AS not_rated_both_times
FROM pair GROUP BY figure
"""

TABLE = """
SELECT figure, was, became, count(*) FROM pair WHERE was IS NOT NULL AND became IS NOT NULL GROUP BY figure, was, became
"""

# Who is compared, whether or not anything could be.
BOTH_TIMES = """
SELECT asked.partnership FROM asked JOIN this
JOIN returns ON returns.collection = this.collection AND returns.round = this.previous
  AND returns.partnership = asked.partnership
WHERE asked.standing = 'returned' AND returns.standing = 'returned' ORDER BY nth
"""

ACTIONS = """
SELECT {by}, count(*) AS total, sum(status IS 'open') AS open, sum(status IS 'done') AS done,
  sum(status IS 'dropped') AS dropped, sum(status IS NULL) AS without_status, sum(is_overdue) AS overdue,
  sum(due IS NULL) AS without_due, sum(is_put_back) AS put_back
FROM counted GROUP BY {by}
"""

PUT_BACK = """
SELECT partnership, item, action, action_before AS was, due_then AS "from", due AS "to"
FROM counted JOIN (SELECT partnership, nth AS place FROM asked) USING (partnership) WHERE is_put_back ORDER BY place, nth
"""

TOP = """
SELECT item, partnership FROM now WHERE status = 'final' AND level = (SELECT max(place) FROM scale) ORDER BY nth
"""

SHARED = """
SELECT value, partnership FROM asked JOIN json_each('["' || replace(items_shared, ' ', '","') || '"]')
WHERE standing = 'returned' ORDER BY nth
"""

# What the columns that could be computed from others say against those.
COLUMNS = {
    "overdue": "SELECT partnership, action FROM planned WHERE overdue IS NOT CASE status WHEN 'open' THEN "
    "CASE WHEN due < (SELECT deadline FROM this) THEN 'yes' WHEN due IS NOT NULL THEN 'no' END "
    "WHEN 'done' THEN 'no' WHEN 'dropped' THEN 'no' END",
    "due_before": "SELECT partnership, action FROM planned WHERE due_before IS NOT due_then",
    "late": "SELECT partnership FROM asked WHERE late IS NOT CASE standing WHEN 'returned' THEN "
    "iif(completed > (SELECT deadline FROM this), 'yes', 'no') END",
    "items_rated": "SELECT partnership FROM asked WHERE items_rated IS NOT "
    "(SELECT nullif(count(*), 0) * 0 + count(level) FROM now WHERE now.partnership = asked.partnership)",
    "items_asked": "SELECT partnership FROM asked WHERE standing IN ('returned', 'draft') AND items_asked IS NOT "
    "(SELECT count(*) FROM now WHERE now.partnership = asked.partnership)",
    "actions": "SELECT partnership FROM asked WHERE standing IN ('returned', 'draft') AND actions IS NOT "
    "(SELECT count(*) FROM planned WHERE planned.partnership = asked.partnership)",
}

# What final returns give in the fields of a rubric's own. A number that would run as a formula has an apostrophe.
STATED = """
SELECT item, field, kind, partnership, position, ltrim(value, char(39)) AS value, themes
FROM answers JOIN this USING (collection, round) WHERE status = 'final'
"""

GIVEN = f"SELECT * FROM ({STATED}) WHERE kind <> 'not-applicable'"

GIVEN_BY = f"""
SELECT item, field, count(DISTINCT partnership) FILTER (WHERE kind <> 'not-applicable') AS given,
  count(DISTINCT partnership) FILTER (WHERE kind = 'not-applicable') AS not_applicable,
  count(*) FILTER (WHERE kind <> 'not-applicable') AS many
FROM ({STATED}) GROUP BY item, field
"""

OPTIONS = f"""
SELECT item, field, CASE WHEN kind = 'flag' THEN iif(value = 'true', 'yes', 'no') ELSE value END, count(DISTINCT partnership)
FROM ({GIVEN}) WHERE kind IN ('choice', 'flag', 'level') GROUP BY 1, 2, 3
"""

THEMES = f"""
SELECT item, field, theme.value, count(DISTINCT partnership)
FROM ({GIVEN}) JOIN json_each('["' || replace(coalesce(themes, ''), ' ', '","') || '"]') AS theme
WHERE kind = 'points' GROUP BY 1, 2, 3
"""


def numbers(given, by):
    """The least, the median, the greatest and the sum of the numbers of a query, by some of its columns."""
    return f"""
SELECT {by}, min(number), avg(number) FILTER (WHERE nth IN ((many + 1) / 2, (many + 2) / 2)), max(number), sum(number)
FROM (
  SELECT {by}, CAST(value AS REAL) AS number,
    row_number() OVER (PARTITION BY {by} ORDER BY CAST(value AS REAL)) AS nth,
    count(*) OVER (PARTITION BY {by}) AS many
  FROM ({given})
) GROUP BY {by}
"""


NUMBERS = numbers(f"{GIVEN} AND kind = 'number'", "item, field")

# What the entries of final returns give: `entered` has a row for each field of each entry, empty or not.
ENTRY_CELLS = """
SELECT item, field, own, partnership, entry, ltrim(value, char(39)) AS value
FROM entered JOIN this USING (collection, round) WHERE status = 'final'
"""

ENTRIES_BY = f"""
SELECT item, field, count(DISTINCT partnership), count(DISTINCT partnership || ' ' || entry) FROM ({ENTRY_CELLS}) GROUP BY item, field
"""

ENTRY_GIVEN = f"SELECT item, field, own, count(value) FROM ({ENTRY_CELLS}) GROUP BY item, field, own"

# Options stand in one cell with spaces between them.
ENTRY_OPTION = f"""
SELECT count(*) FROM ({ENTRY_CELLS})
WHERE item = ? AND field = ? AND own = ? AND instr(' ' || value || ' ', ' ' || ? || ' ')
"""

ENTRY_YEARS = f"SELECT item, field, own, substr(value, 1, 4), count(value) FROM ({ENTRY_CELLS}) GROUP BY 1, 2, 3, 4"

ENTRY_NUMBERS = numbers(f"{ENTRY_CELLS} AND value IS NOT NULL", "item, field, own")
