"""The pattern of a section is what most of the grounding shares."""

from service.documents.document import Point
from service.drafting.planning.pattern import Pattern, learn_pattern


def points(*marks: tuple[str, str]) -> list[Point]:
    return [Point(number, theme, 0, 1) for number, theme in marks]


def test_style_shape_and_number_of_the_majority() -> None:
    one = points(("首先", "学深悟透"), ("其次", "学以致用"))
    two = points(("一是", "强化理论武装"), ("二是", "抓实集中学习"), ("三是", "创新学习载体"))
    assert learn_pattern([two, one, two], Pattern()) == Pattern("一是", "six", 3)
    assert learn_pattern([one], Pattern()) == Pattern("首先", "four", 2)


def test_what_the_grounding_does_not_show_is_the_default() -> None:
    default = Pattern("第一", "eight", 4)
    assert learn_pattern([], default) == default
    assert learn_pattern([points(("一是", "强化理论武装"))], default) == default


def test_long_themes_are_pairs_and_dashes_are_a_style() -> None:
    found = learn_pattern([points(("——", "坚持从严治党，锤炼作风"), ("——", "坚持求真务实，改进工作"))], Pattern())
    assert found == Pattern("——", "eight", 2)
