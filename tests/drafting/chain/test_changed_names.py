"""A name of a fact written out otherwise does not get through: cut short, lengthened, or with other words in it."""

import pytest

from service.draft import Status
from tests.drafting.chain.conftest import RunDraft
from tests.drafting.conftest import MakeBrief

CHANGED = {
    "a title cut short at its head": ("[[f1.1]]", "《供销社财务管理办法》"),
    "a title cut short at its end": ("[[f1.1]]", "《云溪县供销社财务管理》"),
    "a title with another kind": ("[[f1.1]]", "《云溪县供销社财务管理细则》"),
    "a title lengthened": ("[[f1.1]]", "《云溪县供销社财务管理办法（试行）》"),
    "a name with another word": ("[[f2.1]]", "“惠农快线”"),
    "an organisation of another place": ("[[f3.1]]", "石溪县农业农村局"),
    "a person with another given name": ("[[f4.1]]", "周望远"),
}


@pytest.mark.parametrize(("token", "written"), CHANGED.values(), ids=CHANGED)
def test_it_does_not_get_through(token: str, written: str, run: RunDraft, make_brief: MakeBrief) -> None:
    brief = make_brief(
        "印发《云溪县供销社财务管理办法》",
        "打造“惠农直通车”品牌，服务农户326户",
        "会同云溪县农业农村局举办培训班4期",
        "县社主任周望川带队走访网点18个",
    )
    good = (
        "[[period]]，[[unit]]坚持实干为先。\n"
        "一是健全制度。印发[[f1.1]]，会同[[f3.1]]举办培训班[[f3.2]]。\n"
        "二是做优服务。打造[[f2.1]]品牌，服务农户[[f2.2]]；县社主任[[f4.1]]带队走访网点[[f4.2]]。"
    )
    assert run(brief, good).end.draft.status is Status.COMPLETE
    wrong = good.replace(token, written)
    draft = run(brief, wrong, wrong, wrong).end.draft
    assert draft.status is not Status.COMPLETE or written not in draft.text
