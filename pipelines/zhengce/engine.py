"""Where batches are worked on: in this process, in others of this machine, on a Dask cluster.

What is done with a batch is the caller's function; nothing here knows a document.
"""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from distributed import Client
    from loky.process_executor import ProcessPoolExecutor

AUTO, LOCAL, PROCESSES = "auto", "local", "processes"
FEW = 8
"""Batches that are worked on in this process under ``auto``: to start others takes seconds."""

_ADDRESS = re.compile(r"tcp://[^/\s]+:\d{1,5}")
_ANSWER = 20
"""Seconds in which a Dask scheduler and one worker of it must answer."""

Item = TypeVar("Item")
Result = TypeVar("Result")
Function = Callable[[Sequence[Item]], Result]


class WrongEngine(ValueError):
    """An engine that cannot be meant, or is not installed; one sentence."""


class EngineFailed(Exception):
    """The engine cannot be reached or does not fit this program; one sentence."""


@dataclass(frozen=True, slots=True)
class Lost(Generic[Item]):
    """An item that ended each process which worked on it."""

    item: Item


def checked(engine: str) -> str:
    """``engine`` when it is auto, local, processes or tcp://host:port; raises WrongEngine."""
    if engine not in (AUTO, LOCAL, PROCESSES) and not _ADDRESS.fullmatch(engine):
        raise WrongEngine(
            f"The engine must be auto, local, processes or tcp://host:port, not {engine!r}."
        )
    return engine


def run(
    function: Function[Item, Result], batches: Iterable[Sequence[Item]], engine: str = AUTO
) -> Iterator[list[Result | Lost[Item]]]:
    """What ``function`` makes of each batch, in the order of ``batches``.

    That is one result a batch, or, where a batch ended its process twice, the results of its
    parts, with each item that did it as Lost.  A process that is killed from outside costs
    time and no result.  Batches are asked for a few at a time.  Except for ``local``, the
    function is found by its name, and batches and results are pickled.
    Raises WrongEngine, EngineFailed, and what ``function`` raises.
    """
    checked(engine)
    if engine == AUTO:
        given = iter(batches)
        few = list(islice(given, FEW + 1))
        engine = LOCAL if len(few) <= FEW or workers() == 1 else PROCESSES
        batches = chain(few, given)
    if engine == LOCAL:
        return ([function(batch)] for batch in batches)
    if engine == PROCESSES:
        return _in_processes(function, batches)
    return _on_cluster(function, batches, engine)


@contextmanager
def beside(
    function: Callable[[Item], Any], engine: str, done: Callable[[Item], None]
) -> Iterator[Callable[[Item], None]]:
    """Work on items in one other process while the block, which hands them over, goes on.

    At the end of the block all have been worked on, one after another, and ``done`` has been told
    each.  Under ``local``, where there is one processor, or in a process that may start none (a
    daemon of multiprocessing), that is done then, in this process; so are items whose process was
    killed or did not come up.  Raises what ``function`` raises.
    """
    given: list[tuple[Item, Future[Any]]] = []
    if engine == LOCAL or workers() == 1 or multiprocessing.current_process().daemon:
        items: list[Item] = []
        yield items.append
        for item in items:
            function(item)
            done(item)
        return
    pool = _new_pool(1)
    try:
        yield lambda item: given.append((item, _submitted(pool, function, item)))
        for item, future in given:
            try:
                future.result()
            except BrokenProcessPool:
                function(item)
            done(item)
    except BaseException:
        pool.shutdown(kill_workers=True)
        raise
    pool.shutdown()  # not killed, it gives back what it holds of the system, semaphores say


def workers() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# --- processes of this machine ---


def _in_processes(
    function: Function[Item, Result], batches: Iterable[Sequence[Item]]
) -> Iterator[list[Result | Lost[Item]]]:
    count = workers()
    pool = _pool(count)
    waiting: deque[tuple[Sequence[Item], Future[Result]]] = deque()
    try:
        for batch in chain(batches, [None]):
            if batch is not None:
                waiting.append((batch, _submitted(pool, function, batch)))
            while waiting and (batch is None or len(waiting) > 2 * count):
                head, future = waiting.popleft()
                try:
                    results: list[Result | Lost[Item]] = [future.result()]
                except BrokenProcessPool:  # one worker has gone, and with it the pool
                    pool.shutdown()
                    results = _alone(function, head)
                    pool = _pool(count)
                    waiting = deque(
                        (b, f if _done(f) else _submitted(pool, function, b)) for b, f in waiting
                    )
                yield results
    finally:
        pool.shutdown(kill_workers=True)


def _submitted(
    pool: ProcessPoolExecutor, function: Callable[[Item], Result], given: Item
) -> Future[Result]:
    """The future of what is ``given``, broken at once where the pool is."""
    try:
        future: Future[Result] = pool.submit(function, given)
        return future
    except BrokenProcessPool as error:
        broken: Future[Result] = Future()
        broken.set_exception(error)
        return broken


def _done(future: Future[Any]) -> bool:
    """Whether it came to an end other than that of its pool."""
    return future.done() and not isinstance(future.exception(), BrokenProcessPool)


def _alone(function: Function[Item, Result], batch: Sequence[Item]) -> list[Result | Lost[Item]]:
    """A batch in a process of its own, and in halves when it ends that one, too."""
    try:
        with _pool(1) as pool:
            return [pool.submit(function, batch).result()]
    except BrokenProcessPool:
        return _halves(batch, lambda half: _alone(function, half))


def _halves(
    batch: Sequence[Item], again: Callable[[Sequence[Item]], list[Result | Lost[Item]]]
) -> list[Result | Lost[Item]]:
    """The results of a batch that ends its process: of its halves, or the guilty item."""
    if len(batch) == 1:
        return [Lost(batch[0])]
    middle = len(batch) // 2
    return again(batch[:middle]) + again(batch[middle:])


def _new_pool(count: int) -> ProcessPoolExecutor:
    """New processes.  Not forked: a forked one would hold the lock of the publisher.

    Loky's pool, as the standard library's can wait forever for a worker that it started while another
    died (Python 3.11), and for a batch that it took at that moment.
    """
    from loky.process_executor import ProcessPoolExecutor

    return ProcessPoolExecutor(
        count, context=multiprocessing.get_context("spawn"), initializer=_begin
    )


def _pool(count: int) -> ProcessPoolExecutor:
    """New processes; raises EngineFailed when none can be started, so that no batch is blamed for it."""
    pool = _new_pool(count)
    try:
        pool.submit(os.getpid).result()
    except BrokenProcessPool as error:
        pool.shutdown()
        raise EngineFailed(
            "No other processes can be started; a program that uses them must run its own code "
            "only under `if __name__ == '__main__':`."
        ) from error
    return pool


def _begin() -> None:
    """In a worker: Ctrl-C is the parent's business, and no worker outlives its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


# --- a Dask cluster ---


def _on_cluster(
    function: Function[Item, Result], batches: Iterable[Sequence[Item]], address: str
) -> Iterator[list[Result | Lost[Item]]]:
    """As in processes; a batch whose worker has gone is given to another by Dask itself."""
    with _client(address) as client:
        waiting: deque[tuple[Sequence[Item], Any]] = deque()
        for batch in chain(batches, [None]):
            if batch is not None:
                waiting.append((batch, client.submit(function, batch, pure=False)))
            while waiting and (batch is None or len(waiting) > 2 * max(1, _threads(client))):
                yield _gathered(client, function, *waiting.popleft())


def _gathered(
    client: Client, function: Function[Item, Result], batch: Sequence[Item], future: Any
) -> list[Result | Lost[Item]]:
    from distributed import KilledWorker

    try:
        return [future.result()]
    except KilledWorker:  # it ended several, one after another
        return _halves(
            batch,
            lambda half: _gathered(
                client, function, half, client.submit(function, half, pure=False)
            ),
        )


def _client(address: str) -> Client:
    """A connection to a scheduler that has a worker; raises WrongEngine and EngineFailed."""
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        raise WrongEngine(
            "A Dask cluster needs the package distributed: pip install 'zhengce[dask]'."
        ) from error
    try:
        client = Client(address, timeout=_ANSWER, set_as_default=False)  # type: ignore[no-untyped-call]
    except OSError as error:  # a TimeoutError is one
        raise EngineFailed(f"No Dask scheduler answers at {address}.") from error
    try:
        client.wait_for_workers(1, timeout=_ANSWER)
    except TimeoutError as error:
        client.close()  # type: ignore[no-untyped-call]
        raise EngineFailed(f"The Dask scheduler at {address} has no worker.") from error
    return client


def _threads(client: Client) -> int:
    return sum(client.nthreads().values())  # type: ignore[no-untyped-call]
