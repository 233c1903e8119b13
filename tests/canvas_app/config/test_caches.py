"""The memory of a process's caches is one number, of which each cache has its share."""

import pytest
from django.conf import settings

from canvas_app.config.caches import MEGABYTE, SHARES, share_memory
from canvas_app.config.environment import ConfigurationError, read_environment


@pytest.mark.parametrize("megabytes", [8, 64, 4096])
def test_caches_take_what_is_configured_and_no_more(megabytes: int) -> None:
    limits = share_memory(megabytes)
    assert limits.keys() == SHARES.keys()
    assert 0.999 * megabytes * MEGABYTE < sum(limits.values()) <= megabytes * MEGABYTE


def test_default_is_used_where_nothing_is_configured() -> None:
    assert settings.CACHE_BYTES == share_memory(read_environment({}).cache_megabytes) == share_memory(64)


@pytest.mark.parametrize("value", ["0", "7", "5000", "much"])
def test_values_out_of_range_are_refused(value: str) -> None:
    with pytest.raises(ConfigurationError, match="CACHE_MEGABYTES"):
        read_environment({"CACHE_MEGABYTES": value})
