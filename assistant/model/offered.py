"""The tools as a model is offered them: those of the toolbox, a section named by a passage of it.

A model sees no section numbers, so that it cannot make one up.
"""

from langchain_core.tools import BaseTool, StructuredTool
from pydantic import BaseModel, ConfigDict, Field

from assistant.tools import SEARCH, SECTION, Toolbox


class SectionOf(BaseModel):
    """The section that a passage belongs to."""

    model_config = ConfigDict(extra="forbid")

    passage: str = Field(description="A passage that was found, such as p3")


def offered(toolbox: Toolbox) -> list[BaseTool]:
    """All tools, in the order they are shown."""
    return [
        toolbox.tool(SEARCH),
        StructuredTool(
            name=SECTION,
            description="The whole section that a passage found belongs to.",
            args_schema=SectionOf,
        ),
        *(toolbox.tool(name) for name in toolbox.calculators),
    ]
