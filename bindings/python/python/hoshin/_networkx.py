"""A plan as a graph of networkx."""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from hoshin._hoshin import Plan


def graph(plan: Plan) -> Any:
    """The plan as a `networkx.MultiDiGraph`."""
    import networkx

    made = networkx.MultiDiGraph(**plan.head())
    for line in plan.to_ndjson().splitlines()[1:]:
        record: dict[str, Any] = json.loads(line)
        if "node" in record:
            kind, id_ = record.pop("node"), record.pop("id")
            # An owner has a `kind` of its own.
            made.add_node((kind, id_), **{("owner_kind" if key == "kind" else key): value for key, value in record.items()})
        elif "relation" in record:
            relation, ends = record.pop("relation"), (record.pop("from"), record.pop("to"))
            source, target = ((end["kind"], end["id"]) for end in ends)
            made.add_edge(source, target, **({"relation": relation} | record))
        elif "event" in record:
            break
    return made
