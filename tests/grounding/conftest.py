from pathlib import Path

import pytest

from service.settings import BUNDLED_CORPUS, Settings

SAMPLE = """---
genre: work_summary
level: county
office: 档案局
notation: "×"
---
×县档案局×年工作总结
×年，县档案局坚持为民服务，各项任务按期完成。现将有关情况总结如下。
一、查档服务更便捷
推行一窗受理，全年接待查档群众×人次，民生档案查询时间明显缩短。
二、库房管理更安全
改造恒温恒湿库房×间，完成老旧照片修复×张，全年没有发生安全事故。
一年来的工作还存在一些不足，数字化水平有待提高。
"""
OTHER = """---
genre: speech
level: city
---
在全市防汛动员会上的讲话
同志们：
今天我们召开防汛动员会，下面我讲两点意见。
一、隐患要查得更细
对水库、堤防、涵闸逐处检查，发现险情立即处置。
二、队伍要备得更足
抢险队员全部登记在册，物资装备汛前到位。
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A data folder and a corpus of two samples."""
    samples = tmp_path / "corpus" / "samples"
    samples.mkdir(parents=True)
    for data in ("genres", "lexicon", "noise.yaml", "sectioning.yaml", "matters.yaml"):
        (tmp_path / "corpus" / data).symlink_to(BUNDLED_CORPUS / data)
    (samples / "archives.md").write_text(SAMPLE, encoding="utf-8")
    (samples / "flood.md").write_text(OTHER, encoding="utf-8")
    return Settings(data_dir=tmp_path / "data", corpus_dir=tmp_path / "corpus")
