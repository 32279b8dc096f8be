"""Great-circle distance, the way the guide's own examples come out."""

from math import asin, cos, radians, sin, sqrt
from typing import TypeAlias

MEAN_EARTH_RADIUS_KM = 6371

Point: TypeAlias = tuple[float, float]
"""Latitude and longitude in degrees, WGS84."""


def great_circle_km(one: Point, other: Point) -> float:
    """Kilometres between two points on a sphere of the Earth's mean radius (haversine).

    Closest to the distances that 5.3.4.5, 5.3.5.1 and 5.3.6 print; an ellipsoid comes out further
    from them.
    """
    latitude, longitude = map(radians, one)
    other_latitude, other_longitude = map(radians, other)
    chord = (
        sin((other_latitude - latitude) / 2) ** 2
        + cos(latitude) * cos(other_latitude) * sin((other_longitude - longitude) / 2) ** 2
    )
    return 2 * MEAN_EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))
