/** A page that is opened from a path, by ?path=ROLE, leads on and back along that path. */
(() => {
  "use strict";

  const role = new URLSearchParams(location.search).get("path");
  for (const block of document.querySelectorAll("[data-on-path]")) {
    const all = [...block.querySelectorAll("[data-role]")];
    const own = all.find((each) => each.dataset.role === role);
    if (!own) continue;

    for (const each of all) each.hidden = each !== own;
    const position = own.querySelector("[data-position]");
    const home = own.querySelector("[data-home]");
    position.dataset.pathPosition = "";
    home.dataset.pathHome = "";
    own.querySelector("[data-next-for]").dataset.pathNext = "";
    for (const each of own.querySelectorAll("[data-others]")) each.hidden = true;
    for (const each of own.querySelectorAll("[hidden]:not([data-others])")) each.hidden = false;

    const heading = block.querySelector("[data-own]");
    heading.textContent = heading.dataset.own;
    block.classList.add("on-path--own");
    block.parentElement.querySelector(".next")?.setAttribute("hidden", "");

    // Above the text, where one is on the path takes the place of where the page stands in the menu.
    const crumbs = document.querySelector(".breadcrumb ol");
    const place = [home.cloneNode(true), position.cloneNode(true)].map((inside) => {
      const crumb = document.createElement("li");
      for (const mark of Object.keys(inside.dataset)) delete inside.dataset[mark];
      crumb.append(inside);
      return crumb;
    });
    place[0].firstElementChild.textContent = block.dataset.crumb;
    crumbs.replaceChildren(crumbs.firstElementChild, ...place);
  }
})();
