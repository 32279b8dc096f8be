"""The HTTP service: the same answers, calculators and documents for other programs."""

from assistant.service.access import BadKeyFile, OpenToThePublic, new_key
from assistant.service.app import create_app
from assistant.service.logs import log_as_json

__all__ = ["BadKeyFile", "OpenToThePublic", "create_app", "log_as_json", "new_key"]
