"""What invites the media to an occasion: for whom, what there is to see, how one registers.

Here: the frozen types of ``invitation:`` in ``kit.yaml``.  Never here: the occasion itself and
its parts (``kit``), wording.
"""

from __future__ import annotations

from typing import Literal

from presskit.model.fields import NONE, Day, Model, Paragraphs, Words

__all__ = ["Invitation", "Opportunity"]


class Opportunity(Model):
    """A chance to take pictures or to speak with somebody; ``people`` are ids in the author's
    order."""

    kind: Literal["photo", "filming", "interview", "briefing"] = "photo"
    what: Words = NONE
    time: Words = NONE
    place: Words = NONE
    people: tuple[str, ...] = ()


class Invitation(Model):
    """The invitation, sent out on ``date``.

    ``register_at`` is an e-mail address or that of a web page; without it the media contact is
    asked.
    """

    date: Day | None = None
    headline: Words = NONE
    text: Paragraphs = ()
    audience: Words = NONE
    arrival: Words = NONE
    opportunities: tuple[Opportunity, ...] = ()
    register_by: Day | None = None
    register_at: str = ""
    accreditation: Words = NONE
    capacity: Words = NONE
    notes: Paragraphs = ()
