"""A case of the calculators as a person goes on with it, in a real browser."""

from playwright.sync_api import Page, expect

from tests.ui.conftest import Look, Served

CASE = (
    "calculator=student-long&country=FR&start=2021-09-15&end=2022-01-24"
    "&activity=studies&children=false&green_travel=true"
)


def test_a_case_outlasts_another_language_a_comparison_a_reload_and_the_way_back(
    served: Served, page: Page, look: Look
) -> None:
    totals = page.get_by_test_id("stMetricValue")
    page.goto(f"{served.screen}/calculators?language=fi&{CASE}")
    expect(totals).to_have_text("1\u00a0870 €")
    page.get_by_text("Svenska").click()
    expect(page.get_by_text("Stipendium totalt", exact=True)).to_be_visible()
    # The browser still tells what was chosen: in the words of the language it is shown in.
    children = page.get_by_role("radiogroup", name="Minderåriga barn")
    children.get_by_text("ja").click()
    expect(totals).to_have_text("2\u00a0953 €")
    page.get_by_text("Jämför två fall").click()
    expect(totals).to_have_count(2)
    children.nth(1).get_by_text("nej").click()
    expect(totals.nth(1)).to_have_text("1\u00a0870 €")
    expect(page.get_by_role("table").first).to_contain_text("−1\u00a0083 €")
    look(page, "calculators-compared-sv")
    page.reload()
    expect(totals).to_have_text(["2\u00a0953 €", "1\u00a0870 €"])
    page.get_by_text("Dokument", exact=True).first.click()
    expect(page.get_by_role("heading", level=1, name="Dokument")).to_be_visible()
    page.get_by_text("Räknare", exact=True).first.click()
    expect(totals).to_have_text(["2\u00a0953 €", "1\u00a0870 €"])
