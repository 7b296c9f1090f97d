import pytest

from service.checks.fidelity import stranded
from tests.checks.conftest import Judge

FACTS = (
    "开展财务内审3次，发现问题11个",
    "组织业务培训7期，培训人员245人次",
    "制作普法短视频9条，播放量12.6万次",
    "印发《食堂管理规定》",
)
FAULTY = {
    "a bare clause behind another fact": ("组织业务培训⟦f2.1⟧，共⟦f1.2⟧。", ["E wrong_matter 「11个」"]),
    "behind a general clause": ("组织业务培训⟦f2.1⟧，力求实效，涉及⟦f1.1⟧。", ["E wrong_matter 「3次」"]),
    "a title in a bare clause": ("组织业务培训⟦f2.1⟧，覆盖⟦f4.1⟧。", ["E wrong_matter 「《食堂管理规定》」"]),
    "values of unlike units exchanged": ("制作普法短视频⟦f3.2⟧。", ["E wrong_matter 「12.6万次」"]),
}
TRUE = (
    "组织业务培训⟦f2.1⟧，共⟦f2.2⟧。",
    "开展财务内审⟦f1.1⟧，共发现问题⟦f1.2⟧。",
    "⟦f3.1⟧普法短视频共有⟦f3.2⟧播放。",
    "围绕业务培训，共组织⟦f2.1⟧。",
    "制作普法短视频⟦f3.1⟧，播放⟦f3.2⟧；印发⟦f4.1⟧。",
)


@pytest.mark.parametrize(("draft", "expected"), FAULTY.values(), ids=FAULTY)
def test_faulty(judge: Judge, draft: str, expected: list[str]) -> None:
    assert judge(stranded.check, draft, FACTS, written_freely=True) == expected
    assert judge(stranded.check, draft, FACTS) == []


@pytest.mark.parametrize("draft", TRUE)
def test_true(judge: Judge, draft: str) -> None:
    assert judge(stranded.check, draft, FACTS, written_freely=True) == []
