"""The HTTP service: the same answers, calculators and documents for other programs."""

from assistant.service.app import create_app

__all__ = ["create_app"]
