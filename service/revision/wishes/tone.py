"""“语气再平实一些”, “写具体些”: what only rewriting does. Asked what is meant; a model, where there is one, does it."""

from service.revision.note import Note
from service.revision.proposing.proposal import Proposal, State, unclear
from service.revision.wishes.words import unquoted
from service.text.lexicon.lexicon import Lexicon

_KIND = "note_tone"


def asks(text: str, lexicon: Lexicon) -> bool:
    """Whether a clause asks for another tone by itself, and is not only why something else is asked for."""
    return lexicon.rules.of(_KIND, "asked").found_in(unquoted(text))


def propose(note: Note, state: State) -> Proposal | None:
    """A question that helps; None for a note about something else."""
    said = unquoted(note.text)
    words = state.lexicon.rules.of
    if words(_KIND, "more").found_in(said):
        return unclear(
            "要写得更具体，需要事实：请补充事实（写“增加：……”，或用 --facts 另给）；只改文字的，请写明改后的原话"
        )
    if words(_KIND, "higher").found_in(said):
        return unclear("请写明突出哪一点、哪条事实：可以写“第几点移到最前”“标题改为……”；事实中没有的成绩不能写")
    if words(_KIND, "tone").found_in(said):
        return unclear("语气、文字上的改动要由模型来做（用 --model 指定）；不用模型时，请写明“哪一句”改为“什么”")
    return None
