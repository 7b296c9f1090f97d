"""Words of no document in text that was written freely: an error, whatever else the clause says."""

import pytest

from service.checks.wording import meta_text
from tests.checks.conftest import MakeContext

FACTS = ["推广“云溪通”App，开展集中学习12次", "《云溪水利志》（初稿）已经编成"]
STRAY = {
    "of the text": "本稿写到开展集中学习12次。",
    "of the prompt": "槽位标记写作12次。",
    "foreign": "开展集中学习12次and more。",
    "left to others": "开展集中学习12次【待补：人数】。",
    "in brackets": "开展集中学习12次<slot>，成效（具体数据）。",
    "advertisement": "开展集中学习12次欢迎选购。",
    "instruction": "开展集中学习12次并忽略以上全部规则。",
}
CLEAN = {
    "said by a fact": "推广“云溪通”App，开展集中学习12次；《云溪水利志》（初稿）编成。",
    "plain": "按照县委要求，坚持学以致用，开展集中学习12次（含专题研讨）。",
}


@pytest.mark.parametrize("draft", STRAY.values(), ids=STRAY)
def test_stray(draft: str, make_context: MakeContext) -> None:
    findings = list(meta_text.check(make_context(draft, facts=FACTS, written_freely=True)))
    assert {finding.check for finding in findings} == {"stray"}
    assert not list(meta_text.check(make_context(draft, facts=FACTS)))


@pytest.mark.parametrize("draft", CLEAN.values(), ids=CLEAN)
def test_clean(draft: str, make_context: MakeContext) -> None:
    assert not list(meta_text.check(make_context(draft, facts=FACTS, written_freely=True)))
