import pytest

from service.revision.note import Verdict
from tests.revision.conftest import Revising


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("语气再平实一些", "--model"),
        ("文字再打磨一下", "--model"),
        ("第二点写得再具体些", "补充事实"),
        ("第三点太单薄，充实一下", "补充事实"),
        ("再突出亮点", "事实中没有的成绩不能写"),
        ("写得更突出", "事实中没有的成绩不能写"),
        ("站位再高一些", "事实中没有的成绩不能写"),
        ("第一点和第二点衔接不好", "--model"),
        ("口语化了，改书面一些", "--model"),
        ("表述再凝练一些", "--model"),
        ("第二点展开写", "补充事实"),
        ("写得不错", "请写明改哪里"),
    ],
)
def test_a_question_that_helps(revising: Revising, note: str, said: str) -> None:
    after = revising("water", note)
    assert after.untouched
    assert after.answer.verdict is Verdict.UNCLEAR
    assert said in after.answer.message
