"""Which words of a clause belong to which of its values."""

from service.facts.value_id import ValueId
from service.proof.items import Place, items_of


def own(text: str, *values: str) -> list[tuple[str, str]]:
    places = [Place(ValueId(value), text.index(value), text.index(value) + len(value)) for value in values]
    return [(text[i.left[0] : i.left[1]], text[i.right[0] : i.right[1]]) for i in items_of(text, places)]


def test_a_list_parts_the_words_between_two_values() -> None:
    assert own("新建校舍3所、改建操场5处", "3所", "5处") == [("新建校舍", ""), ("改建操场", "")]


def test_words_between_two_values_without_a_mark_belong_to_both() -> None:
    assert own("覆盖8个镇21个村", "8个", "21个") == [("覆盖", "镇"), ("镇", "村")]


def test_clauses_part_items() -> None:
    assert own("演练6次，参演420人次。", "6次", "420人次") == [("演练", ""), ("参演", "。")]
