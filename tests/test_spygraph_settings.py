from pathlib import Path

import pytest

from graph import StoreError
from spygraph.settings import (
    SettingsError,
    default_url,
    open_store,
    open_store_or_none_yet,
    store_path,
)


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("spygraph.db", "spygraph.db"),
        ("/var/graphs/trade.db", "/var/graphs/trade.db"),
        ("sqlite:///trade.db", "trade.db"),
        ("sqlite:////var/trade.db", "/var/trade.db"),
        (":memory:", ":memory:"),
        ("odd:name.db", "odd:name.db"),
    ],
)
def test_url_names_a_file(url: str, path: str) -> None:
    assert store_path(url) == path


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("neo4j://user:secret@host:7687", "a store at neo4j:// is not supported yet"),
        ("bolt+s://host", r"a store at bolt\+s:// is not supported yet"),
        ("https://host/x.db", "no store has a URL that begins with https://"),
        ("sqlite:///", "the store has no name"),
        ("  ", "the store has no name"),
    ],
)
def test_url_of_no_store_is_refused_without_its_secrets(url: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message) as refusal:
        store_path(url)
    assert "secret" not in str(refusal.value)


def test_default_store_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPYGRAPH_STORE", "trade.db")
    assert default_url() == "trade.db"
    monkeypatch.setenv("SPYGRAPH_STORE", "")
    assert default_url() == "spygraph.db"


def test_store_is_made_only_where_asked_for(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/trade.db"
    with pytest.raises(StoreError, match="there is no store"):
        open_store(url)
    empty = open_store_or_none_yet(url)
    assert list(empty.documents()) == []
    empty.close()
    assert not (tmp_path / "trade.db").exists()
    open_store(url, create=True).close()
    open_store_or_none_yet(url).close()
    assert (tmp_path / "trade.db").exists()
