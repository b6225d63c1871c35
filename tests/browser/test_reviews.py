"""Adding up a review, and the self-review, as a reader meets them in a browser."""

from __future__ import annotations

import random
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
import yaml
from playwright.sync_api import Browser, Dialog, FilePayload, Page, expect

from handbook.library import Library
from handbook.tools.reviews import add_up, next_steps
from places import GOLDEN

FILE = GOLDEN / "fidelity-25.yml"
CASES = yaml.load(FILE.read_text("utf-8"), yaml.BaseLoader)
HOSTILE = ("<script>alert(1)</script>", "-1", "NaN", "9" * 10_000, "1e5", "", "５" * 25)
TOOLS = {"fidelity-25": "scores", "quality-self-review": "answers"}
# Answers with two items to work on, the eighth the worst.
LISTED = {
    "fidelity-25": f"scores=54555552{'5' * 17}",
    "quality-self-review": "answers=ypyyyyynyyyyyyy",
}
# Chooses the answers of each case, presses the button, and gathers what the page says.
ASK = """cases => {
  const form = document.querySelector('[data-calculator]');
  const items = [...form.querySelectorAll('[data-item]')];
  return cases.map(answers => {
    items.forEach((item, place) => {
      const value = answers[place] === '-' ? '' : answers[place];
      item.querySelector(`input[value="${value}"]`).checked = true;
    });
    form.requestSubmit();
    const outputs = [...form.querySelectorAll('[data-result]')];
    return {
      gives: Object.fromEntries(outputs.map(each => [each.dataset.result, each.textContent])),
      levels: [...form.querySelectorAll('[data-details] [data-is]')].map(e => e.textContent),
      steps: [...form.querySelectorAll('[data-steps] [data-number]')].map(e => e.dataset.number),
      said: form.querySelector('[data-said]').textContent,
    };
  });
}"""

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]


def test_the_page_and_the_formula_agree_on_hundreds_of_reviews(
    address: str, page: Page, read: Library
) -> None:
    chance = random.Random(25)
    cases = [case["scores"] for case in CASES]
    cases += ["".join(chance.choices("12345", k=25)) for _ in range(150)]
    cases += ["".join(chance.choices("12345-", k=25)) for _ in range(150)]
    page.goto(f"{address}/en/tools/fidelity-25/")
    scale = read.scales["ips-25"]
    for case, answer in zip(cases, page.evaluate(ASK, cases), strict=True):
        total = add_up(scale, case)
        expected = {name: group.points for name, group in total.groups.items()}
        expected |= {"points": total.whole.points, "answered": total.whole.answered}
        assert answer["gives"] == {name: str(each) for name, each in expected.items()}, case
        assert answer["levels"] == ([total.level.name["en"]] if total.level else []), case
        steps = next_steps(scale, case, "54321")
        assert answer["steps"] == [str(number) for number in steps], case
        if total.level is None:
            assert f"from {total.low} to {total.high}" in answer["said"], case
        assert "{" not in answer["said"]


def test_the_page_and_the_formula_agree_on_hundreds_of_self_reviews(
    address: str, page: Page, read: Library
) -> None:
    chance = random.Random(15)
    cases = ["".join(chance.choices("ypn-", k=15)) for _ in range(200)] + ["y" * 15, "n" * 15]
    page.goto(f"{address}/en/tools/quality-self-review/")
    for case, answer in zip(cases, page.evaluate(ASK, cases), strict=True):
        counts = {"yes": case.count("y"), "partly": case.count("p"), "no": case.count("n")}
        assert answer["gives"] == {name: str(each) for name, each in counts.items()}, case
        steps = next_steps(read.scales["kit-15"], case, "ypn")
        assert answer["steps"] == [str(number) for number in steps], case
        assert "{" not in answer["said"]


def test_a_whole_review_is_told_as_a_sentence_with_its_level_and_what_it_is_not(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/tools/fidelity-25/?scores={'4' * 25}")
    expect(page.locator("[data-sentence]")).to_have_text(
        [
            "Summen er 100 poeng.",
            "På skalaen heter 100–114 poeng «bra».",
            "Dette er en sum av poengene dere valgte. Det er ikke en offisiell skår.",
        ]
    )
    for root, host in (("", "napha.no"), ("/en", "centreformentalhealth.org.uk")):
        page.goto(f"{address}{root}/tools/fidelity-25/")
        assert host in (page.locator("form a").first.get_attribute("href") or "")


def test_the_items_that_are_still_open_are_named(address: str, page: Page) -> None:
    page.goto(f"{address}/en/tools/fidelity-25/?scores={'4' * 6}-{'4' * 11}-{'4' * 6}")
    expect(page.locator("[data-sentence]").nth(1)).to_have_text("Without a score: no. 7, 19.")
    page.goto(f"{address}/en/tools/quality-self-review/?answers=-{'y' * 13}-")
    expect(page.locator("[data-sentence]").nth(1)).to_have_text("Without an answer: no. 1, 15.")


@pytest.mark.parametrize(("tool", "query"), LISTED.items())
def test_each_line_of_the_list_has_room_for_who_and_by_when_and_keeps_it(
    tool: str, query: str, address: str, page: Page
) -> None:
    page.goto(f"{address}/en/tools/{tool}/?{query}")
    lines = page.locator("[data-steps] li")
    expect(lines).to_have_count(2)
    lines.first.get_by_label("Who does it?").fill("The supervisor")
    lines.first.get_by_label("By when?").fill("12 January")
    worst = "n" if tool == "quality-self-review" else "1"
    page.locator(f"#{tool}-15-{worst}").check()
    expect(lines).to_have_count(3)
    line = lines.filter(has_text="8.")
    expect(line.get_by_label("Who does it?")).to_have_value("The supervisor")
    assert "supervisor" not in page.url
    page.emulate_media(media="print")
    # Paper has what was written, and no empty box.
    expect(line.locator("textarea").last).to_be_hidden()
    expect(line.locator("label").last).to_be_visible()
    expect(lines.last.locator("label").last).to_be_hidden()


def test_the_browser_asks_before_notes_are_lost_and_only_then(
    address: str, page: Page, agreed: list[Dialog]
) -> None:
    page.goto(f"{address}/tools/quality-self-review/?answers={'p' * 15}")
    page.reload()
    assert agreed == []
    expect(page.locator("form.calculator")).to_contain_text("Det forsvinner når siden lukkes")
    page.locator("[data-item='8'] textarea").press_sequentially("Vi venter")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/tools/quality-self-review/**")
    assert [each.type for each in agreed] == ["beforeunload"]
    page.get_by_label("By when?").first.press_sequentially("Now")
    page.reload()
    assert [each.type for each in agreed] == ["beforeunload"] * 2
    page.get_by_label("By when?").first.press_sequentially("Now")
    page.locator("[data-action=start-over]").click()
    assert [each.type for each in agreed] == ["beforeunload"] * 2 + ["confirm"]
    page.reload()
    assert len(agreed) == 3, "nothing is left to lose"


@pytest.mark.parametrize(("tool", "parameter"), TOOLS.items())
def test_hostile_addresses_get_a_message_and_nothing_else(
    tool: str, parameter: str, address: str, page: Page
) -> None:
    for value in HOSTILE:
        page.goto(f"{address}/en/tools/{tool}/?{urlencode({parameter: value})}")
        expect(page.locator("[data-errors] li")).to_have_count(1)
        expect(page.locator("form output, [data-sentence]")).to_have_count(0)
        expect(page.locator('form input:checked:not([value=""])')).to_have_count(0)


@pytest.mark.parametrize("tool", TOOLS)
def test_nothing_chosen_names_what_to_do_and_moves_there(
    tool: str, address: str, page: Page
) -> None:
    page.goto(f"{address}/tools/{tool}/")
    page.locator("form [data-action=calculate]").click()
    heading = page.get_by_role("heading", name="For å gå videre må du rette opp følgende feil")
    expect(heading).to_be_focused()
    page.locator("[data-errors] a").click()
    expect(page.locator("[data-item] input").first).to_be_focused()


def test_the_link_carries_the_scores_to_back_and_to_the_other_language(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/tools/fidelity-25/")
    page.locator("#fidelity-25-1-4").check()
    page.locator("form [data-action=calculate]").click()
    expect(page).to_have_url(re.compile(r"\?scores=4-{24}$"))
    page.locator("#fidelity-25-1-5").check()
    page.locator("form [data-action=calculate]").click()
    page.go_back()
    expect(page.locator("#fidelity-25-1-4")).to_be_checked()
    expect(page.locator("[data-result=points]")).to_have_text("4")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/tools/fidelity-25/**")
    expect(page.locator("[data-result=points]")).to_have_text("4")


def test_a_note_comes_into_the_list_and_never_into_the_address(address: str, page: Page) -> None:
    page.goto(f"{address}/tools/quality-self-review/")
    page.locator("#quality-self-review-8-n").check()
    note = "Vi <b>venter</b> for lenge"
    page.locator("[data-item='8'] textarea").fill(note)
    page.locator("form [data-action=calculate]").click()
    expect(page.locator("[data-steps] [data-note]")).to_have_text(note)
    expect(page).to_have_url(re.compile(r"\?answers=-{7}n-{7}$"))
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def saved(page: Page) -> FilePayload:
    """The file of the review on `page`."""
    with page.expect_download() as waiting:
        page.locator("[data-action=csv]").click()
    content = Path(waiting.value.path()).read_bytes()
    return {"name": waiting.value.suggested_filename, "mimeType": "text/csv", "buffer": content}


@pytest.mark.parametrize(("tool", "query"), LISTED.items())
def test_a_review_that_was_saved_opens_in_either_language_with_all_that_was_written(
    tool: str, query: str, address: str, page: Page, agreed: list[Dialog]
) -> None:
    page.goto(f"{address}/tools/{tool}/?{query}")
    page.locator("form details summary").first.click()
    page.get_by_label("Tjeneste").fill("Eksempelvik; IPS")
    note = '=1+1 "sitat";\nto linjer, æøå'
    form = page.locator("form.calculator")
    own = page.locator("[data-item='8'] textarea, [data-number='8'] [data-box=note]")
    own.first.fill(note)
    page.locator("[data-number='8'] [data-box=who]").fill("-Kari")
    file = saved(page)
    assert re.fullmatch(rf"ips-{tool}-nb-\d{{4}}-\d\d-\d\d\.csv", file["name"])
    page.goto(f"{address}/en/tools/{tool}/")
    page.locator("form details summary").first.click()
    page.locator("[data-open=all]").set_input_files(file)
    expect(form.locator("[data-answer]")).to_have_attribute("data-state", "current")
    assert page.url.endswith(query)
    expect(page.get_by_label("Service")).to_have_value("Eksempelvik; IPS")
    expect(own.first).to_have_value(note)
    expect(page.locator("[data-number='8'] [data-box=who]")).to_have_value("-Kari")
    assert [each.type for each in agreed] == ["beforeunload"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("regneark.csv", "a;b\n1;2\n", "Filen er en tabell (CSV) og ikke lastet ned fra"),
        ("rapport.pdf", "%PDF-1.7", "Filen er en PDF og ikke lastet ned fra"),
        ("tom.csv", "", "Filen er tom og ikke lastet ned fra"),
        ("x.csv", "https://x/tools/fidelity-25/\n1;a;b;5\n2;a;b;6\n", "på punkt 2, 3, 4,"),
    ],
)
def test_a_wrong_file_is_told_in_a_sentence_and_changes_nothing(
    name: str, content: str, told: str, address: str, page: Page
) -> None:
    page.goto(f"{address}/tools/fidelity-25/?scores={'4' * 25}")
    page.locator("form details summary").first.click()
    for which in ("all", "before"):
        chooser = page.locator(f"[data-open={which}]")
        chooser.set_input_files({"name": name, "mimeType": "", "buffer": content.encode()})
        status = page.locator(f"#fidelity-25-file-{which}-status")
        expect(status).to_contain_text(told)
        expect(chooser).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[data-result=points]")).to_have_text("100")


def test_last_time_stands_beside_this_time_from_a_file_a_link_or_as_typed(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/en/tools/fidelity-25/?scores={'3' * 25}")
    page.locator("form details summary").first.click()
    page.get_by_label("Date", exact=False).first.fill("12 January 2026")
    file = saved(page)
    page.locator("[name=date]").fill("")
    page.goto(f"{address}/en/tools/fidelity-25/?scores=5{'3' * 24}")
    said = page.locator("[data-sentence]")
    risen = "Last time the total was 75. It has risen by 2."
    expect(said.filter(has_text="Last time")).to_have_count(0)
    page.locator("form details summary").first.click()
    page.locator("[data-open=before]").set_input_files(file)
    expect(said.filter(has_text=risen)).to_be_visible()
    first = page.locator("[data-row='1'] td")
    expect(first).to_have_text(["5", "3", "+2"])
    expect(page.locator("thead [data-then-date]")).to_have_text("12 January 2026")
    before = page.get_by_label("Last time’s scores", exact=False).last
    for typed in (f"https://x/?scores={'3' * 25}#x", "3, " * 25, "3" * 25):
        before.fill(typed)
        expect(said.filter(has_text=risen)).to_be_visible()
    before.fill("5" + "3" * 24)
    expect(said.filter(has_text="The total is the same as last time, 77.")).to_be_visible()
    before.fill("5" * 24 + "-")
    expect(said.filter(has_text="ast time")).to_have_count(0)
    expect(page.locator("[data-row='25'] td")).to_have_text(["3", "–", "–"])
    before.fill("4 4 4")
    expect(page.locator("[data-row]")).to_have_count(0)
    assert "before" not in page.url


def test_a_service_at_24_is_told_that_20_is_the_limit_today(address: str, page: Page) -> None:
    page.goto(f"{address}/tools/quality-self-review/")
    expect(page.locator("[data-item='1']")).to_contain_text("I dag er grensen 20")


@pytest.mark.parametrize("tool", TOOLS)
def test_without_a_script_the_rule_and_a_worked_example_stand_there(
    tool: str, browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/tools/{tool}/")
    expect(page.locator("form [data-action=calculate]")).to_be_hidden()
    expect(page.locator(".calculator-facts table")).to_contain_text("Eksempelvik kommune")
    context.close()
