"""The calculators: a form for each, its live result, two cases side by side, whole tables."""

from ui.calculators.page import page

__all__ = ["page"]
