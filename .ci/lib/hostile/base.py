"""A small synthetic collection that hostile cases are built upon: two partnerships that do not exist."""

RUBRIC = """# Synthetic: asked of nobody.
title: Review of an invented thing
publisher: An invented group
version: "1"
scale:
  - { id: not-yet, label: Not yet }
  - { id: partly, label: Partly }
  - { id: fully, label: Fully }
rules: { evidence: required, actions: optional }
sections:
  - id: 1
    title: Working together
    items:
      - id: 1.1
        statement: Partners meet.
        descriptors: { not-yet: No., partly: Some do., fully: All do. }
      - id: 1.2
        statement: Partners plan.
        descriptors: { not-yet: No., partly: Some do., fully: All do. }
"""

REGISTER = """# Synthetic: these do not exist.
notice: "Synthetic: every partnership and every answer is invented."
health_boards: { north: Board of the North }
partnerships:
  alpha: { name: Alpha, health_board: north }
  beta: { name: Beta, health_board: north }
"""

ROUND = 'title: First round\ndeadline: 2024-05-15\nrubric: "1"\n'


def returned(name, evidence="What was considered.", actions="", mark="A"):
    """A final return; `mark` is a word that tells one version of it from another."""
    text = "\n".join("      " + line if line else "" for line in evidence.split("\n"))
    return (f"# Synthetic.\npartnership: {name}\nround: 2024\nstatus: final\ncompleted: 2024-05-10\nresponses:\n"
            f"  1.1:\n    rating: partly\n    evidence: |\n{text}\n{actions}"
            f"  1.2:\n    rating: fully\n    evidence: Version{mark} of the evidence.\n")


def write(folder, mark="A"):
    """Writes the collection `mini` into a folder of collections."""
    own = folder / "mini"
    (own / "2024").mkdir(parents=True)
    (own / "rubric.yaml").write_text(RUBRIC)
    (own / "partnerships.yaml").write_text(REGISTER)
    (own / "2024" / "round.yaml").write_text(ROUND)
    for name in ["alpha", "beta"]:
        (own / "2024" / f"{name}.yaml").write_text(returned(name, mark=mark))
    return own
