"""What the process has loaded that the tests' processes are forked off (processes.py).

None of it starts a thread of Python's, opens a connection, or keeps what the environment says.
"""

import atexit
import gc

import duckdb  # noqa: F401
import great_expectations.expectations  # noqa: F401
import pandas  # noqa: F401
import publisher  # noqa: F401
import pyarrow.csv
import pyarrow.dataset
import pyarrow.parquet  # noqa: F401
import pytest  # noqa: F401  (a new process looks at the main module of the one that asked for it)
import refresher  # noqa: F401
import s3fs  # noqa: F401
import store_publisher  # noqa: F401

from zhengce import cli, portal, register  # noqa: F401
from zhengce.orchestration import definitions, in_process  # noqa: F401
from zhengce.tables import schema

register.load()
schema.load()
gc.freeze()  # what is forked off does not go through all of it again and again
atexit.register(gc.unfreeze)  # else DuckDB takes what was frozen for leaks
