"""The document tree: what a document says and what each part of it is, never how it looks.

Here: the node kinds (``nodes``), the few functions that every room needs on them (``tree``), what
becomes of readings (``readings``), a document as values that are kept (``stored``).
Never here: fonts, measures, markup, files.  A leaf: it imports nothing of presskit.

Every node is frozen, children are tuples.  A block carries a *role* (``headline``, ``lead``,
``pull-quote`` ...); the table of roles in ``templates/roles.yaml`` maps a role to its CSS
class and its Word style.  A text node knows its language and the segment it came from, so a
document knows its segments.
"""

from presskit.document.nodes import (
    Artifact,
    Block,
    Cell,
    Document,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Item,
    LineBreak,
    Link,
    List,
    Mark,
    Node,
    PageBreak,
    Paragraph,
    Quote,
    Reference,
    Row,
    Rule,
    Running,
    Section,
    Span,
    Strong,
    Table,
    Text,
)
from presskit.document.readings import (
    READING,
    drop_readings,
    has_readings,
    pair_readings,
    split_base,
    spread_readings,
    write_readings,
)
from presskit.document.stored import read_stored, write_stored
from presskit.document.tree import (
    digest,
    dump,
    languages,
    map_nodes,
    map_text,
    plain_text,
    segments,
    walk,
)

__all__ = [
    "Artifact", "Block", "Cell", "Document", "Emphasis", "Figure", "Heading", "Inline", "Item",
    "LineBreak", "Link", "List", "Mark", "Node", "PageBreak", "Paragraph", "Quote", "READING",
    "Reference", "Row", "Rule", "Running", "Section", "Span", "Strong", "Table", "Text", "digest",
    "drop_readings", "dump", "has_readings", "languages", "map_nodes", "map_text", "pair_readings",
    "plain_text", "read_stored", "segments", "split_base", "spread_readings", "walk",
    "write_readings", "write_stored",
]
