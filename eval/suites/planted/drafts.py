"""Clean drafts of the product's own: the composer's sections from the facts of the clean documents."""

from eval.suites.planted.files import CleanFile, facts_of
from eval.suites.planted.text import CleanText
from service.brief import LEVELS, Brief
from service.drafting.drafting import draft_section, take_snapshot
from service.drafting.resources import Resources

HEADINGS = {
    "work_plan": "重点任务",
    "situation_report": "主要做法和成效",
    "experience_report": "主要做法",
    "activity_report": "活动开展情况",
}
_AS_SECTION = {
    "survey_table": "situation_report",
    "other": "situation_report",
    "government_work_report": "work_summary",
}


def draft_brief(file: CleanFile, seed: int) -> Brief:
    """The brief of one section from a document's facts."""
    genre = _AS_SECTION.get(file.genre, file.genre)
    return Brief.model_validate(
        {
            "genre": genre,
            "unit": file.unit,
            "level": LEVELS[file.level],
            "region": file.region,
            "period": file.period,
            "section": {"heading": HEADINGS.get(genre, "主要工作及成效"), "number": 1 + seed},
            "facts": facts_of(file),
            "requirements": {"seed": seed},
        }
    )


def drafted(file: CleanFile, seed: int, id: str, resources: Resources) -> CleanText:
    """The section as the composer drafts it, whoever writes the drafts of the run."""
    brief = draft_brief(file, seed)
    snapshot, draft = take_snapshot(brief, resources), draft_section(brief, resources)
    return CleanText(
        id,
        "draft",
        snapshot.brief,
        draft.blocks,
        tuple(hit.text for hit in snapshot.hits),
        draft.missing,
    )
