"""The kinds of misbehaviour by name."""

from collections.abc import Mapping
from types import MappingProxyType

from service.models.scripted.content import claims, manner, misplaced, quantities, specifics, structure, tokens
from service.models.scripted.content.planting import Deform, Kind, Plant, deforming, planting


def _planted(plant: Plant, told: str) -> Kind:
    return Kind(planting(plant), told)


def _mended(plant: Plant, told: str) -> Kind:
    return Kind(planting(plant), told, harmless=True)


def _form(deform: Deform, told: str) -> Kind:
    return Kind(deforming(deform), told, harmless=True)


def _unfit(deform: Deform, told: str) -> Kind:
    return Kind(deforming(deform), told)


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "invented_quantity": _planted(quantities.invented, "编造数量"),
        "changed_quantity": _planted(quantities.changed, "数量改动"),
        "wrong_unit": _planted(quantities.wrong_unit, "单位写错"),
        "chinese_numerals": _planted(quantities.in_chinese, "汉字数量"),
        "quantity_in_words": _planted(quantities.in_words, "以词代数"),
        "approximated": _planted(quantities.approximated, "添加约数词"),
        "reckoned": _planted(quantities.reckoned, "自行推算"),
        "doubled_unit": _mended(quantities.doubled_unit, "单位重复"),
        "bare_value": _mended(quantities.bare, "直接写原值"),
        "invented_title": _planted(specifics.title, "编造文件"),
        "invented_organisation": _planted(specifics.organisation, "编造单位"),
        "invented_person": _planted(specifics.person, "编造人名"),
        "invented_date": _planted(specifics.date, "编造日期"),
        "invented_place": _planted(specifics.place, "编造地名"),
        "invented_document_number": _planted(specifics.document_number, "编造文号"),
        "invented_name": _planted(specifics.name, "编造名称"),
        "invented_ordinal": _planted(specifics.ordinal, "编造届次"),
        "changed_name": _planted(specifics.changed_name, "名称改动"),
        "sample_copied": _planted(specifics.of_sample, "照抄样稿并填数"),
        "foreign_brief": _planted(specifics.of_another_brief, "别的材料的内容"),
        "invented_award": _planted(claims.claiming(claims.AWARDS), "编造荣誉"),
        "invented_rank": _planted(claims.claiming(claims.RANKS), "编造排名"),
        "invented_commendation": _planted(claims.claiming(claims.PRAISES), "编造评价"),
        "invented_deed": _planted(claims.claiming(claims.DEEDS), "编造做法"),
        "invented_decision": _planted(claims.claiming(claims.DECISIONS), "编造决定"),
        "invented_result": _planted(claims.claiming(claims.RESULTS), "编造成效"),
        "instruction_obeyed": _planted(claims.claiming(claims.OBEYED), "听从材料中的指令"),
        "claim_upgraded": _planted(claims.upgraded, "计划写成已办"),
        "scope_widened": _planted(claims.widened, "范围程度改动"),
        "period_added": _planted(claims.period_added, "时段扩大"),
        "fact_dropped": _planted(misplaced.dropped, "漏写事实"),
        "fact_repeated": _planted(misplaced.repeated, "重复事实"),
        "swapped_same_unit": _planted(misplaced.swapped_same_unit, "同单位数值互换"),
        "swapped_same_type": _planted(misplaced.swapped_same_type, "同类数值互换"),
        "token_moved": _planted(misplaced.moved, "数值移到别处"),
        "unknown_token": _planted(tokens.unknown, "不存在的标记"),
        "token_garbage": _planted(tokens.garbage, "似是而非的标记"),
        "token_one_bracket": _form(tokens.garbled("[{}]", "[[{}]", "[{}]]"), "标记缺括号"),
        "token_spaced": _form(tokens.garbled("[[ {} ]]", "[[{} ]]", "[ [{}] ]"), "标记带空格"),
        "token_escaped": _form(tokens.garbled(r"\[\[{}\]\]", r"\[[{}\]]", "`[[{}]]`"), "标记带转义"),
        "token_other_brackets": _form(tokens.garbled("【【{}】】", "【{}】", "{{{{{}}}}}", "〔〔{}〕〕"), "标记换括号"),
        "token_wide": _form(tokens.wide, "全角标记"),
        "token_with_value": _form(tokens.with_context, "标记带原值"),
        "token_with_wrong_value": _form(tokens.with_wrong_context, "标记带错值"),
        "token_zero_width": _form(tokens.with_zero_width, "标记中有零宽字符"),
        "leftover_blank": _planted(structure.leftover, "留有占位符"),
        "self_marked": _planted(structure.self_marked, "自行标注待补"),
        "number_skipped": _mended(structure.number_skipped, "序号跳号"),
        "number_doubled": _mended(structure.number_doubled, "序号重复"),
        "number_style": _mended(structure.number_style, "序号样式不符"),
        "number_missing": _mended(structure.number_missing, "缺序号"),
        "extra_section": _unfit(structure.extra_section, "多写一节"),
        "heading_echoed": _form(structure.heading_echoed, "重复标题"),
        "prompt_echoed": _form(structure.prompt_echoed, "复述提示"),
        "prompt_in_sentence": _planted(structure.prompt_echoed_in_a_sentence, "句中复述提示"),
        "fenced": _form(manner.fenced, "代码围栏"),
        "bold": _form(manner.bold, "加粗"),
        "bold_tokens": _form(manner.bold_tokens, "标记加粗"),
        "listed": _form(manner.listed, "列表"),
        "headed": _form(manner.headed, "标题标记"),
        "spaced": _form(manner.spaced, "空行缩进"),
        "prefaced": _form(manner.prefaced, "前言"),
        "afterword": _form(manner.closed_with_a_word, "后语"),
        "thinking_aloud": _form(manner.thinking_aloud, "思考标签"),
        "reasoning": _form(manner.reasoning, "思考字段"),
        "thinking_only": _unfit(manner.thinking_only, "只有思考"),
        "english": _unfit(manner.english, "英文"),
        "partly_english": _unfit(manner.partly_english, "夹英文句"),
        "refused": _unfit(manner.refused, "拒绝"),
        "empty": _unfit(manner.empty, "空答"),
        "traditional": _unfit(manner.traditional, "繁体字"),
    }
)
