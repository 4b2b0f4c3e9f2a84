"""Name the three zones of Indonesian time, which knows no summer time."""

from __future__ import annotations

import datetime
from typing import Literal

Zone = Literal["WIB", "WITA", "WIT"]
_HOURS: dict[Zone, int] = {"WIB": 7, "WITA": 8, "WIT": 9}


def time_zone(zone: Zone) -> datetime.timezone:
    """Return a zone under its own name."""
    return datetime.timezone(datetime.timedelta(hours=_HOURS[zone]), zone)


def local_time(moment: datetime.datetime, zone: Zone) -> datetime.datetime:
    """Return a moment as clocks of a zone show it; one without a zone was meant so."""
    return moment.astimezone(time_zone(zone)) if moment.tzinfo else moment.replace(tzinfo=time_zone(zone))
