"""Settings are read once, and a wrong one is named."""

from pathlib import Path

import pytest

from knowledge.settings import Settings, SettingsError

KEYS = {"HELPLINE_KEY": "k" * 32, "SECRET_KEY": "s" * 32}


def read(tmp_path: Path, **given: str) -> Settings:
    return Settings.from_environment({"HELPLINE_HOME": str(tmp_path), **KEYS, **given})


def test_everything_lives_in_the_home_folder_by_default(tmp_path: Path) -> None:
    settings = read(tmp_path)
    assert settings.database_url == f"sqlite:///{tmp_path}/helpline.sqlite"
    assert (settings.port, settings.rasa_port, settings.action_port) == (8000, 5005, 5055)
    assert settings.retention_days == 90


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_each_way_to_write_a_postgresql_address_names_the_driver(tmp_path: Path, scheme: str) -> None:
    settings = read(tmp_path, DATABASE_URL=f"{scheme}://db.force.example/helpline")
    assert settings.database_url == "postgresql+psycopg://db.force.example/helpline"


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"HELPLINE_PORT": "eighty"}, "HELPLINE_PORT"),
        ({"RASA_PORT": "70000"}, "RASA_PORT"),
        ({"ACTION_PORT": "0"}, "ACTION_PORT"),
        ({"RASA_PORT": "8000"}, "three different ports"),
        ({"RETENTION_DAYS": "-1"}, "RETENTION_DAYS"),
        ({"DATABASE_URL": "mysql://db/helpline"}, "DATABASE_URL"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"HELPLINE_KEY": ""}, "HELPLINE_KEY"),
    ],
)
def test_a_wrong_setting_is_named_in_one_sentence(tmp_path: Path, given: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, **given)
    assert named in str(caught.value)
    assert "\n" not in str(caught.value)


def test_secrets_come_from_the_file_that_up_made(tmp_path: Path) -> None:
    (tmp_path / "secrets.env").write_text(f"HELPLINE_KEY={'f' * 32}\nSECRET_KEY={'g' * 32}\n")
    settings = Settings.from_environment({"HELPLINE_HOME": str(tmp_path)})
    assert (settings.helpline_key, settings.secret_key) == ("f" * 32, "g" * 32)


def test_secrets_are_not_printed(tmp_path: Path) -> None:
    assert "kkkk" not in repr(read(tmp_path))
    assert "ssss" not in repr(read(tmp_path))
    url = "smtps://us:tttt@mail.force.example"
    assert "tttt" not in repr(
        read(tmp_path, SMTP_URL=url, MAIL_FROM="a@force.example", PUBLIC_URL="https://b")
    )


def test_a_process_that_we_start_reads_the_same_settings(tmp_path: Path) -> None:
    mail = {
        "SMTP_URL": "smtps://mail.force.example",
        "MAIL_FROM": "a@force.example",
        "PUBLIC_URL": "https://b",
    }
    settings = read(tmp_path, HELPLINE_PORT="8123", RETENTION_DAYS="30", **mail)
    assert Settings.from_environment(settings.as_environment()) == settings


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="HELPLINE_HOME"):
        read(tmp_path, HELPLINE_HOME=str(tmp_path / "file"))
