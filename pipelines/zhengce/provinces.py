"""The short names of the provinces, of which patterns of the register and of the readers are made.

Their codes and whole names are in the register's places.csv, with which a test compares these.
"""

from __future__ import annotations

PROVINCES = (
    "北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|"
    "湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆"
)
"""Alternatives of a pattern; those of the mainland, whose bodies documents name."""
