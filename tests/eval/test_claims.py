from collections import Counter

from eval.claims import TRUE, judge, read_reference


def test_the_sentences_of_development_are_told_apart() -> None:
    judged = list(judge("dev", read_reference()))
    missed = Counter(each.kind for each in judged if each.kind != TRUE and not each.errors)
    refused = [each.sentence for each in judged if each.kind == TRUE and each.errors]
    assert len(judged) > 150
    assert missed.total() <= 1
    assert len(refused) <= 1
