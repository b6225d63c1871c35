"""Every reader has a door on the home page and a path that leads over pages that exist."""

from __future__ import annotations

import re

from handbook.library import Library
from handbook.showing import fences
from handbook.showing.templates import Place, Templates
from places import ROOT


def test_every_role_has_a_door_and_a_page_of_its_own(read: Library) -> None:
    for language in read.languages:
        place = Place("index", language)
        html = fences.render("roles", "\n".join(read.paths), Templates(read), place)
        doors = re.findall(r'<a href="([^"]+)">(.*?)</a>', html)
        assert doors == [
            (f"{language.root}paths/{path.id}/", path.role[language.code])
            for path in read.paths.values()
        ]
    for path in read.paths:
        page = read.page_of("path", path)
        assert page
        assert page.id == f"paths/{path}"


def test_a_path_gives_its_pages_in_order_and_adds_up_their_minutes(read: Library) -> None:
    for path in read.paths.values():
        pages = [read.pages[step.page] for step in path.steps]
        for language in read.languages:
            place = Place(f"paths/{path.id}", language, "../../")
            html = Templates(read).render(["path"], place, item=path)
            headings = []
            for number, stage in enumerate(path.stages, 1):
                if stage.route:
                    headings.append((f"route-{number}", stage.route.title[language.code]))
                headings.append((f"stage-{number}", stage.title[language.code]))
            headings.append(("then", read.words["path_then"][language.code]))
            assert re.findall(r'<h[23] id="([\w-]+)">(.*?)</h[23]>', html) == headings
            links = re.findall(r'<a href="([^"]+)">(.*?)</a>', html)
            tasks = [task for stage in path.stages for task in stage.tasks]
            assert links[: len(tasks)] == [
                (
                    f"../../{read.pages[task.page].address(language.root)}",
                    task.link[language.code],
                )
                for task in tasks
            ]
            *steps, then = links[len(tasks) :]
            assert then[0].partition("#")[0] == (
                f"../../{read.pages[path.then.page].address(language.root)}"
            )
            assert steps == [
                (
                    f"../../{page.address(language.root)}?path={path.id}",
                    page.texts[language.code].title,
                )
                for page in pages
            ]
            parts = {"path_total": pages}
            if path.needed < len(pages):
                parts = {
                    "path_total_needed": pages[: path.needed],
                    "path_total_optional": pages[path.needed :],
                }
            for said, some in parts.items():
                minutes = language.number(sum(read.minutes(page) for page in some))
                assert read.words[said][language.code].format(minutes=minutes) in html


def test_a_member_of_a_reference_group_needs_four_pages_and_chooses_the_rest(read: Library) -> None:
    needed = {path.id: path.needed for path in read.paths.values() if path.needed < len(path.steps)}
    assert needed == {"reference-group": 4}


def test_a_path_visits_a_page_once_and_never_a_list_of_pages(read: Library) -> None:
    lists = {"index", "paths", "model", "principles", "tools", "tools/forms", "about"}
    for path in read.paths.values():
        pages = [step.page for step in path.steps]
        assert len(set(pages)) == len(pages)
        assert not lists & set(pages)


def test_a_page_knows_its_place_on_every_path_that_leads_over_it(read: Library) -> None:
    for path in read.paths.values():
        pages = [step.page for step in path.steps]
        for number, page in enumerate(pages, 1):
            (stop,) = [each for each in read.stops(read.pages[page]) if each.path == path]
            after = (*path.steps, None)[number]
            assert (stop.number, stop.after) == (number, after)
    assert not read.stops(read.pages["about/privacy"])


def test_the_start_up_plan_has_the_last_parts_of_the_leaders_path_as_phases(read: Library) -> None:
    parts = [stage.title for stage in read.paths["leader"].stages]
    phases = [phase.title for phase in read.schedules["start-up-plan"].phases]
    assert parts[-len(phases) :] == phases
    on_path = {step.page for step in read.paths["leader"].steps}
    assert {step.page for step in read.schedules["start-up-plan"].steps} <= on_path


def test_the_menu_and_the_foot_of_pages_have_the_order_of_the_leaders_path(read: Library) -> None:
    chapter = "implement/leader/"
    steps = [
        step.page for step in read.paths["leader"].steps if step.page.startswith("implement/leader")
    ]
    # the chapter's first page shows the order itself
    steps.remove("implement/leader")
    menu = re.findall(rf"- ({chapter}[\w-]+)\.md", (ROOT / "mkdocs.yml").read_text("utf-8"))
    assert menu == [f"{chapter}index", *steps]
    assert [name for name in steps if read.pages[name].facts.next] == []


def test_what_the_start_up_plan_and_the_path_share_stands_in_the_same_part_of_both(
    read: Library,
) -> None:
    """What is needed for the decision comes before all parts, whatever the plan does later."""
    leader, plan = read.paths["leader"], read.schedules["start-up-plan"]
    names = {phase.id: phase.title for phase in plan.phases}
    phases: dict[str, list[object]] = {}
    for step in plan.steps:
        phases.setdefault(step.page, []).append(names[step.phase])
    building = leader.stages[len(leader.first_route) :]
    misplaced = {
        step.page: stage.title
        for stage in building
        for step in stage.steps
        if stage.title not in phases.get(step.page, [stage.title])
    }
    assert misplaced == {}


def test_the_first_day_asks_for_what_the_three_weeks_need(read: Library) -> None:
    leader = read.paths["leader"]
    tasks = [task.page for task in leader.stages[0].tasks]
    assert tasks
    assert {*tasks} <= {step.page for step in leader.steps}


def test_the_views_of_the_plan_come_in_the_order_of_the_first_day(read: Library) -> None:
    [plan] = read.plans.values()
    first = read.paths["leader"].stages[0]
    order = [step.page.rpartition("/")[2] for step in first.steps]
    views = [view.id for view in plan.views]
    assert [view for view in views if view in order] == order
    asked = {task.page.rpartition("/")[2] for task in first.tasks}
    assert set(views) <= {*order, *asked}


def test_the_weeks_to_a_decision_are_those_of_the_path(read: Library) -> None:
    leader = read.paths["leader"]
    steps = [step for stage in leader.first_route for step in stage.steps]
    assert 0 < len(steps) < len(leader.steps)
    for language in read.languages:
        html = fences.render("route", leader.id, Templates(read), Place("index", language))
        assert re.findall(r'<a href="([^"]+)">', html) == [
            f"{read.pages[step.page].address(language.root)}?path=leader" for step in steps
        ]


def test_an_overview_of_a_path_leads_to_each_of_its_stages(read: Library) -> None:
    for path in read.paths.values():
        for language in read.languages:
            html = fences.render("stages", path.id, Templates(read), Place("index", language))
            target = read.pages[f"paths/{path.id}"].address(language.root)
            expected = []
            for number, stage in enumerate(path.stages, 1):
                expected.append((f"{target}#stage-{number}", stage.title[language.code]))
                for task in stage.tasks:
                    page = read.pages[task.page]
                    expected.append((page.address(language.root), task.link[language.code]))
            assert re.findall(r'<a href="([^"]+)">(.*?)</a>', html) == expected
            assert html.count("<ol") == html.count("</ol")
