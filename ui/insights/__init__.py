"""The insights: what is asked, what went unanswered, what readers thought of it, over time."""

from ui.insights.page import page

__all__ = ["page"]
