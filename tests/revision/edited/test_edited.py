import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docx as python_docx
import pytest
from docx.document import Document
from hypothesis import HealthCheck, given, settings

from service.brief_loading import load_brief
from service.draft import Block, Draft, Severity, Status
from service.drafting.drafting import draft_section, take_snapshot
from service.drafting.resources import Resources
from service.drafting.snapshot.snapshot import Snapshot
from service.errors import InputError
from service.export.docx import write_docx
from service.export.text import to_text
from service.facts.sheet import FactSheet
from service.revision.confirming import confirm
from service.revision.edited.adopting import adopted
from service.revision.edited.edited import adopt, concluded, read_edited
from service.revision.edited.returned import pieces_of
from service.revision.edited.tracked import tracked_docx
from service.revision.note import Note, Verdict
from service.revision.revising import Revised, revise
from service.settings import Settings
from tests.export.settling import SOFFICE, settled_by_libreoffice
from tests.revision.generated import versions

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "brief.yaml"
SETTINGS = Settings()
Given = tuple[Draft, Snapshot, Resources]


@pytest.fixture(scope="module")
def given_draft(tmp_path_factory: pytest.TempPathFactory) -> Given:
    own = Settings(data_dir=tmp_path_factory.mktemp("data"))
    resources, brief = Resources(own), load_brief(str(EXAMPLE), own)
    return draft_section(brief, resources), take_snapshot(brief, resources), resources


def returned(given: Given, data: bytes, name: str = "改过.docx") -> Revised:
    draft, snapshot, resources = given
    adoption = adopt(draft, snapshot, read_edited(name, data, SETTINGS), resources)
    revised = revise(adoption.draft, adoption.snapshot, adoption.notes, resources)
    return concluded(draft, snapshot, adoption, revised, resources)


def edited(given: Given, edit: Callable[[Document], object]) -> Revised:
    document = python_docx.Document(io.BytesIO(write_docx(given[0].blocks)))
    edit(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return returned(given, buffer.getvalue())


def replaced(document: Document, old: str, new: str) -> None:
    (run,) = [run for paragraph in document.paragraphs for run in paragraph.runs if old in run.text]
    run.text = run.text.replace(old, new)


def text_of(revised: Revised) -> str:
    return revised.draft.text


def test_a_file_that_nobody_changed_makes_no_version(given_draft: Given) -> None:
    revised = edited(given_draft, lambda document: None)
    assert revised.draft is given_draft[0]
    assert [answer.verdict for answer in revised.answers] == [Verdict.UNCLEAR]


def test_a_changed_figure_is_kept_and_told_with_its_fact(given_draft: Given) -> None:
    revised = edited(given_draft, lambda document: replaced(document, "交流研讨6次", "交流研讨9次"))
    assert "交流研讨9次" in text_of(revised)
    assert (revised.draft.version, revised.draft.status) == (2, Status.NEEDS_ATTENTION)
    (finding,) = [finding for finding in revised.draft.findings if finding.severity is Severity.ERROR]
    assert finding.check == "departs_from_fact"
    assert "事实 f1" in finding.message
    before = {block.id: block for block in given_draft[0].blocks}
    assert [block.id for block in revised.draft.blocks if block != before[block.id]] == [finding.block]


def test_later_notes_are_done_and_the_departure_stands_until_its_fact_is_corrected(given_draft: Given) -> None:
    first = edited(given_draft, lambda document: replaced(document, "交流研讨6次", "交流研讨9次"))
    resources = given_draft[2]
    second = revise(first.draft, first.snapshot, [Note("删去“推动党建工作与业务工作深度融合。”")], resources)
    assert second.answers[0].verdict is Verdict.APPLIED
    assert [f.check for f in second.draft.findings if f.severity is Severity.ERROR] == ["departs_from_fact"]
    third = revise(second.draft, second.snapshot, [Note("6次改为9次")], resources)
    assert third.draft.status is Status.UNCONFIRMED
    assert confirm(third.draft, third.snapshot, resources).draft.status is Status.COMPLETE


def test_a_new_specific_is_kept_and_is_an_error(given_draft: Given) -> None:
    revised = edited(given_draft, lambda document: document.add_paragraph("培训骨干45人。"))
    assert text_of(revised).endswith("培训骨干45人。")
    assert [(f.check, f.block) for f in revised.draft.findings if f.severity is Severity.ERROR] == [
        ("sourceless_quantity", revised.draft.blocks[-1].id)
    ]
    assert "45人" in revised.answers[0].message


def test_words_alone_change_no_status(given_draft: Given) -> None:
    revised = edited(given_draft, lambda document: replaced(document, "推动党建工作与业务工作深度融合。", ""))
    assert "深度融合" not in text_of(revised)
    assert revised.draft.status is given_draft[0].status
    assert revised.answers[0].verdict is Verdict.APPLIED


def test_a_fact_that_went_with_its_sentence_is_reported(given_draft: Given) -> None:
    revised = edited(given_draft, lambda document: replaced(document, "为群众办实事63件。", ""))
    assert [unused.id for unused in revised.draft.facts.unused] == ["f7"]


def test_comments_are_answered_like_any_note(given_draft: Given) -> None:
    def comment(document: Document) -> None:
        document.add_comment(document.paragraphs[2].runs, text="12次改为13次", author="张三")
        document.add_comment(document.paragraphs[3].runs, text="再斟酌", author="张三")

    revised = edited(given_draft, comment)
    assert [(answer.note.text, answer.verdict) for answer in revised.answers] == [
        ("12次改为13次", Verdict.APPLIED),
        ("再斟酌", Verdict.UNCLEAR),
    ]
    assert revised.answers[0].note.block == given_draft[0].blocks[2].id
    assert "集中学习13次" in text_of(revised)
    assert not [finding for finding in revised.draft.findings if finding.check == "departs_from_fact"]


def test_tracked_changes_are_read_as_accepted_and_our_answers_are_no_notes(given_draft: Given) -> None:
    draft = given_draft[0]
    new = tuple(replace(block, text=block.text.replace("牢固树立", "树牢")) for block in draft.blocks)
    notes = [{"note": {"text": "甲"}, "verdict": "unclear", "message": "乙", "blocks": []}]
    revised = returned(given_draft, tracked_docx(draft.blocks, new, notes, datetime(2026, 1, 2, tzinfo=UTC)))
    assert text_of(revised) == to_text(new)
    assert len(revised.answers) == 1


def test_the_section_heading_is_the_persons(given_draft: Given) -> None:
    revised = edited(given_draft, lambda document: replaced(document, "抓实机关党建，锻造过硬队伍", "强化政治引领"))
    assert revised.draft.blocks[0].id == given_draft[0].blocks[0].id
    section = revised.snapshot.brief.section
    assert section is not None
    assert section.heading == "强化政治引领"


def test_only_word_documents_are_taken(given_draft: Given) -> None:
    with pytest.raises(InputError, match="docx"):
        returned(given_draft, b"text", "稿.txt")


def test_another_text_is_refused(given_draft: Given) -> None:
    for text in ("关于召开年度总结会议的通知。", "会议" * 20_000):
        with pytest.raises(InputError, match="对不上"):
            returned(given_draft, write_docx([Block("b1", "paragraph", text)]))


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(versions().filter(lambda both: any(block.text.strip() for block in both[1])))
def test_the_text_is_what_the_person_wrote(given_draft: Given, both: tuple[tuple[Block, ...], ...]) -> None:
    old, new = both
    source = read_edited("改过.docx", write_docx(new), SETTINGS)
    written = [piece.block for piece in pieces_of(source, old)]
    result = adopted(old, written, FactSheet(()), given_draft[2].lexicon)
    assert "".join(to_text(result).split()) == "".join(to_text(new).split())
    assert len({block.id for block in result}) == len(result)
    assert all(0 <= span.start < span.end <= len(block.text) for block in result for span in block.spans)


@pytest.mark.libreoffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_file_that_libreoffice_saved_again_comes_back_as_it_was(given_draft: Given, tmp_path: Path) -> None:
    draft = given_draft[0]
    saved = settled_by_libreoffice(tmp_path, {"稿": write_docx(draft.blocks)})
    assert returned(given_draft, saved["稿"][0]).draft is draft
