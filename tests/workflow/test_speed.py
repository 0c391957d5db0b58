"""A thousand articles in eight languages: what an editor waits for."""

from pathlib import Path

import pytest

from benchmarks.update import LANGUAGES, command, lay_out, measured


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_thousand_articles(tmp_path: Path) -> None:
    lay_out(tmp_path, 1000, LANGUAGES[:8])
    seconds, megabytes = measured(*command(tmp_path))
    assert seconds < 60
    assert megabytes < 400
    assert measured(*command(tmp_path))[0] < 1.5
    article = min((tmp_path / "source").rglob("*.md"))
    article.write_text(article.read_text("utf-8") + "\nUne phrase de plus.\n", encoding="utf-8")
    assert measured(*command(tmp_path))[0] < 2
    assert "Une phrase de plus." in (tmp_path / "locales/ru/2000/article-0000.po").read_text("utf-8")
