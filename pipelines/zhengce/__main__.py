"""``python -m zhengce`` is the command ``zhengce``; nothing else."""

from zhengce.cli import main

main()
