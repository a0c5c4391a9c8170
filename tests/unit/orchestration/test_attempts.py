"""Which run follows on which, told from real runs in a history that ends with the test."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import count

import dagster as dg
import pytest

from zhengce.orchestration import attempts

MINUTE = 60


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as instance:
        yield instance


@pytest.fixture
def ran(instance: dg.DagsterInstance) -> Callable[..., str]:
    """Lets a run for a state of the source come to an end; returns its id."""
    numbers = count(1)

    def run(state: str, ends: str = "FAILURE", after: str | None = None, **tags: str) -> str:
        name = f"run-{next(numbers)}"
        made = dg.DagsterRun(
            job_name="refresh",
            run_id=name,
            tags={attempts.FINGERPRINT: state, **attempts.AUTOMATIC, **tags},
            root_run_id=after,
            parent_run_id=after,
        )
        instance.add_run(made)
        kind = {"FAILURE": "PIPELINE_FAILURE", "SUCCESS": "PIPELINE_SUCCESS"}
        if ends == "CANCELED":
            instance.report_run_canceled(made)
        elif ends in kind:
            event = dg.DagsterEvent(kind[ends], job_name="refresh")
            instance.report_dagster_event(event, name)
        return name

    return run


def following(
    instance: dg.DagsterInstance, state: str, after: float = 0
) -> dg.RunRequest | dg.SkipReason:
    return attempts.following(state, attempts.automatic(instance), time.time() + after)


def key(found: dg.RunRequest | dg.SkipReason) -> str:
    assert isinstance(found, dg.RunRequest), found
    assert found.run_key is not None
    return found.run_key


def reason(found: dg.RunRequest | dg.SkipReason) -> str:
    assert isinstance(found, dg.SkipReason), found
    return found.skip_message or ""


def test_every_new_state_has_a_run(instance: dg.DagsterInstance, ran: Callable[..., str]) -> None:
    assert key(following(instance, "a")) == "a"
    ran("a", "SUCCESS")
    assert "Nothing has changed" in reason(following(instance, "a"))
    assert "b" in key(following(instance, "b"))


def test_a_state_that_comes_back_has_a_run_of_its_own(
    instance: dg.DagsterInstance, ran: Callable[..., str]
) -> None:
    """A key that was used starts nothing any more, and the release is that of b."""
    first = key(following(instance, "a"))
    ran("a", "SUCCESS")
    ran("b", "SUCCESS")
    assert key(following(instance, "a")) != first


def test_one_run_at_a_time(instance: dg.DagsterInstance, ran: Callable[..., str]) -> None:
    ran("a", "not at all")
    assert "under way" in reason(following(instance, "a"))
    assert "under way" in reason(following(instance, "b"))


def test_a_failed_run_is_tried_again_later_and_later_and_in_the_end_no_more(
    instance: dg.DagsterInstance, ran: Callable[..., str]
) -> None:
    keys = {key(following(instance, "a"))}
    for wait in (1, 4, 16, 64, 256):
        ran("a")
        assert "follows in" in reason(following(instance, "a", (wait - 0.1) * MINUTE))
        keys.add(key(following(instance, "a", (wait + 0.1) * MINUTE)))
    assert len(keys) == attempts.ATTEMPTS
    ran("a")
    assert "6 attempts have failed" in reason(following(instance, "a", 10_000 * MINUTE))


def test_a_change_of_the_documents_ends_the_wait(
    instance: dg.DagsterInstance, ran: Callable[..., str]
) -> None:
    ran("a")
    assert key(following(instance, "b")).startswith("b")


def test_what_dagster_retries_itself_is_left_to_it_and_is_one_attempt(
    instance: dg.DagsterInstance, ran: Callable[..., str]
) -> None:
    first = ran("a", **{"dagster/will_retry": "true"})
    assert "under way" in reason(following(instance, "a"))
    assert key(following(instance, "a", 6 * MINUTE)), "it has forgotten"
    ran("a", after=first)
    assert "attempt 2 of 6" in reason(following(instance, "a"))


def test_what_a_person_stopped_is_not_begun_again(
    instance: dg.DagsterInstance, ran: Callable[..., str]
) -> None:
    ran("a", "CANCELED")
    assert "stopped by a person" in reason(following(instance, "a", 10_000 * MINUTE))
