"""What would leave the process for a brief: shown, not sent."""

from dataclasses import dataclass

from service.brief import Brief
from service.drafting.chain.outgoing import Outgoing
from service.drafting.chain.request import Requests
from service.drafting.drafting import take_snapshot
from service.drafting.grounding import query_of
from service.drafting.resources import Resources
from service.grounding.retrieval import Mode
from service.grounding.vectors.remote_embedding import leaving
from service.models.chat import Message


@dataclass(frozen=True, slots=True)
class Preview:
    """``query`` is the text that a remote embedding would get, None without one; ``prompts`` the calls to the model."""

    query: str | None
    prompts: tuple[tuple[Message, ...], ...]


def preview(brief: Brief, resources: Resources) -> Preview:
    """The requests that drafting would begin with. Samples are found by words alone, so that nothing is sent.

    Raises as ``take_snapshot`` does.
    """
    snapshot = take_snapshot(brief, resources, mode=Mode.LEXICAL)
    outgoing = Outgoing(brief, snapshot.sheet, resources.lexicon, resources.blanked)
    prompt = resources.prompts["section"]
    requests = Requests(snapshot, outgoing, prompt, resources.settings.model_context_tokens)
    remote = resources.settings.embedding_model is not None and brief.follow is None
    query = leaving(query_of(brief, snapshot.sheet, resources), resources.lexicon) if remote else None
    return Preview(query, tuple(requests.messages(call) for call in requests.calls()))
