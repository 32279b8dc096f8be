"""The tools over MCP, tried with the official client: by HTTP and over standard streams."""

import os
import sys
from pathlib import Path

import anyio
import httpx
import httpx2
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client

FRANCE = {
    "country": "FR",
    "start": "2021-09-15",
    "end": "2022-01-24",
    "activity": "studies",
    "children": False,
    "green_travel": False,
}


async def tried(client: Client) -> None:
    """What any client must be able to do."""
    listed = {tool.name: tool for tool in (await client.list_tools()).tools}
    assert len(listed) == 27  # 25 calculators, search and reading
    assert "country" in listed["student_long"].input_schema["properties"]

    grant = await client.call_tool("student_long", FRANCE)
    assert grant.structured_content["results"][0]["value"] == "1820"
    assert grant.structured_content["steps"][0]["source"]["section"]

    refused = await client.call_tool("student_long", FRANCE | {"end": "2021-10-01"})
    assert refused.is_error
    assert refused.structured_content["section"] == "6.2.7"

    missing = await client.call_tool("student_long", {"country": "FR"})
    assert missing.is_error
    assert "start" in missing.structured_content["missing"]

    found = await client.call_tool(
        "search_guide", {"query": "toinen ennakkomaksu", "language": "fi"}
    )
    best = found.structured_content["passages"][0]
    assert best["section"] == "4.4"

    section = await client.call_tool(
        "read_section", {"document": best["document"], "section": best["section"]}
    )
    assert " ".join(best["quote"].split()[:3]) in " ".join(
        section.structured_content["text"].split()
    )

    for name, arguments in (
        ("search_guide", {"question": "?"}),
        ("read_section", {"section": "99"}),
        ("lottery", {}),
    ):
        assert (await client.call_tool(name, arguments)).is_error, name


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_client_uses_every_tool_over_http(service: httpx.Client, mode: str) -> None:
    async def run() -> None:
        async with Client(f"{service.base_url}/mcp", mode=mode) as client:
            await tried(client)

    anyio.run(run)


def test_a_client_uses_its_key(guarded: httpx.Client, keys: dict[str, str]) -> None:
    async def run() -> None:
        headers = {"Authorization": f"Bearer {keys['site']}"}
        async with httpx2.AsyncClient(headers=headers) as http:
            transport = streamable_http_client(f"{guarded.base_url}/mcp", http_client=http)
            async with Client(transport) as client:
                await tried(client)

    anyio.run(run)


def test_a_client_uses_every_tool_over_standard_streams(data_folder: Path) -> None:
    parameters = StdioServerParameters(
        command=sys.executable,
        args=["-m", "assistant", "mcp"],
        env=os.environ | {"NEUVO_DATA": str(data_folder)},
    )

    async def run() -> None:
        async with Client(stdio_client(parameters)) as client:
            await tried(client)

    anyio.run(run)
