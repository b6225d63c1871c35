/* One plan in several tools: each keeps in its address what the others were told, and takes it along. */
(() => {
  "use strict";

  // A number, a code, a day, or steps with months: never words that somebody wrote.
  const STEP = "[a-z-]{1,30}(?::-?[0-9]{1,2})?";
  const KEPT = new RegExp(`^(?:|[0-9]{1,10}(?:[.][0-9]{1,2})?|[0-9]{4}-[0-9]{2}-[0-9]{2}|${STEP}(?:,${STEP}){0,30})$`);
  const MOST = 12; // of one name
  // What rows of posts say better: what links have before there are rows.
  const BEFORE_ROWS = ["specialistCost", "leaders", "leaderCost", "specialistsFrom", "leadersFrom"];
  const BY_ROWS = ["specialists", "growth"]; // what rows of posts add up to
  const COLUMNS = ["postName", "posts", "firstMonth", "newPosts", "postCost"];

  const tenths = (text) => Math.round(Number(text || 0) * 10);

  /** The rows of posts in `all`, each by its columns. */
  const rowsIn = (all) =>
    all.getAll("posts").map((_, at) => Object.fromEntries(COLUMNS.map((name) => [name, all.getAll(name)[at] ?? ""])));

  const putRows = (all, rows) => {
    for (const name of COLUMNS) {
      all.delete(name);
      for (const row of rows) all.append(name, row[name]);
    }
  };

  const sumOf = (rows, name) => rows.reduce((sum, row) => sum + tenths(row[name]), 0) / 10;

  /** Brings values that say the same into step: those of the view, `own`, lead. */
  const settle = (all, own, beginning) => {
    const rows = rowsIn(all);
    const specialists = rows.filter(({ postName }) => postName === "specialist");
    if (rows.length) for (const name of BEFORE_ROWS) all.delete(name);
    if (own.has("posts") && specialists.length) {
      all.set("specialists", sumOf(specialists, "posts"));
      all.set("growth", sumOf(specialists, "newPosts"));
    } else if (own.has("specialists") && specialists.length) {
      const rest = sumOf(specialists.slice(1), "posts");
      specialists[0].posts = String(Math.max(0, Math.round((Number(all.get("specialists")) - rest) * 10) / 10));
      putRows(all, rows);
    }
    const start = all.get("start");
    const [year, month] = (start ?? "").split("-").map(Number);
    if (own.has("start") && year) {
      all.set("startMonth", month);
      all.set("startYear", year);
    } else if (all.get("startMonth") && all.get("startYear") && `${year}-${month}` !== `${all.get("startYear")}-${all.get("startMonth")}`) {
      const of = all.get("startYear");
      if (!start) for (const [name, value] of beginning) all.set(name, value);
      all.delete("postsBy"); // the day that was counted back from it is another now
      all.set("start", `${of.length === 2 ? "20" + of : of}-${all.get("startMonth").padStart(2, "0")}-01`);
    }
  };

  /** When posts begin, told by the steps: rows of that kind begin then, or whoever has no rows. */
  const begin = (all, { specialistsFrom, leadersFrom, intakeFrom }) => {
    all.set("intakeFrom", intakeFrom);
    const rows = rowsIn(all);
    const from = { specialist: specialistsFrom, supervisor: leadersFrom };
    if (!rows.length) {
      all.set("specialistsFrom", specialistsFrom);
      all.set("leadersFrom", leadersFrom);
      return;
    }
    const firsts = Object.fromEntries(
      Object.keys(from).map((kind) => [kind, rows.find(({ postName }) => postName === kind)?.firstMonth]),
    );
    // Rows that began together still do; a row that begins later by choice stays.
    for (const row of rows) if (row.postName in from && row.firstMonth === firsts[row.postName]) row.firstMonth = String(from[row.postName]);
    putRows(all, rows);
  };

  const number = (text) => (text ? Number(text) : null);

  /** When posts and the first participant begin, by name: as the `usual` steps have it for the month of the decision
      in `all`. Nothing where that is not said, or the service supports people already. */
  window.handbookPlanBegins = (usual, all) => {
    const month = Number(all.get("startMonth"));
    const isNew = Number.isInteger(month) && month >= 1 && month <= 12 && !Number(all.get("already"));
    if (!isNew) return [];
    const found = Object.entries(usual).map(([name, months]) => [name, String(months[month - 1])]);
    const [told, opens] = [all.get("intakeFrom"), ["intakeFrom", String(usual.intakeFrom[month - 1])]];
    // Whoever says when the first participant begins has another plan than the usual one for the posts, too.
    return told === null || told === opens[1] ? found : [opens];
  };

  /** What of `all` each name in `names` follows to, by the result that it is, from the formula `by`; null where
      `all` does not say what the formula `asks`. */
  const followed = ({ by, asks, names }, all) => {
    const rows = rowsIn(all);
    const isSaid = (name) => all.get(name) || (rows.length && BY_ROWS.includes(name));
    if (!asks.every(isSaid)) return null;
    const positions = rows.map((row) => ({
      ...Object.fromEntries(Object.entries(row).map(([name, text]) => [name, number(text)])),
      postName: row.postName,
    }));
    const found = window.handbookFormulas[by]({
      ...Object.fromEntries([...all].map(([name, text]) => [name, number(text)])),
      positions,
    });
    // Nobody is left for the reader to enter.
    return Object.entries(names).map(([name, result]) => [name, String(found[result] || "")]);
  };

  /**
   * The plan that the tool on this page is a view of; nothing where it is none. `own` are the names
   * that the tool reads itself, and `now()` gives its own part of an address; `derived()` gives what
   * other views follow from its answer.
   */
  window.handbookPlan = (form, own, now, derived = () => null) => {
    const bar = document.querySelector("[data-plan]");
    if (!bar) return { open: () => {}, query: (query) => query, onward: () => new URLSearchParams(), beginning: (given) => given, follow: (given) => given };
    const mine = new Set(own);
    const followers = new Set(bar.dataset.followers.split(" "));
    const names = bar.dataset.plan.split(" ").filter((name) => !mine.has(name));
    let carried = [];
    let costs = [];
    // What this view fills in from the answer of another one, until the reader types another number.
    const following = bar.dataset.follows ? JSON.parse(bar.dataset.follows) : null;
    let before = null;
    const usual = JSON.parse(bar.dataset.usual);
    const isLive = "live" in bar.dataset; // begins with the month of the decision, before an address has one
    let begun = new Map();

    /** `given`, with when its posts and participants begin where it does not say. */
    const beginning = (given) => {
      const all = new URLSearchParams(given);
      for (const [name, value] of window.handbookPlanBegins(usual, all)) if (!all.has(name)) all.set(name, value);
      return all;
    };

    /** `query` of the tool, and what the others were told. */
    const query = (given) => {
      const isOwn = (name) => new URLSearchParams(given).has(name);
      // What rows of posts say, the rows alone say.
      const isInRows = (name) => isOwn("posts") && [...BEFORE_ROWS, ...BY_ROWS].includes(name);
      const kept = carried.filter(([name]) => !isOwn(name) && !isInRows(name));
      const all = new URLSearchParams([...new URLSearchParams(given), ...kept]);
      // A tool that asks for one cost of a post shows that of the first row, and leaves the others.
      for (const cost of costs.slice(1)) all.append("postCost", cost);
      // What follows is worked out again wherever it is wanted: an address that had it would grow stale.
      const follows = [...window.handbookPlanBegins(usual, all), ...((following && followed(following, all)) ?? [])];
      const stale = follows.filter(([name, value]) => all.get(name) === value);
      for (const [name] of stale) all.delete(name);
      return kept.length || stale.length ? `?${all}` : given;
    };

    const onward = () => {
      const all = new URLSearchParams(query(now()));
      settle(all, mine, new URLSearchParams(bar.dataset.beginning));
      const told = derived();
      if (told) begin(all, told);
      // An empty field is the month of the decision here, and says so where others would work it out.
      if (isLive) for (const [name] of window.handbookPlanBegins(usual, all)) if (all.get(name) === "") all.set(name, "1");
      for (const [name, value] of [...all]) if (value === "" && !COLUMNS.includes(name) && !name.startsWith("payer")) all.delete(name);
      return all;
    };

    const carry = ({ currentTarget: link }) => {
      const all = onward();
      // What follows from the answer goes along too, wherever it is asked for.
      for (const { search } of form.querySelectorAll("a[data-onward]")) {
        for (const [name, value] of new URLSearchParams(search)) {
          if (!all.has(name) && !followers.has(name)) all.set(name, value);
        }
      }
      const path = new URLSearchParams(location.search).get("path");
      if (path) all.set("path", path);
      link.search = all.size ? `?${all}` : "";
    };
    form.addEventListener("input", ({ target }) => {
      const all = new URLSearchParams(query(now()));
      const after = new Map(window.handbookPlanBegins(usual, all));
      for (const name of Object.keys(usual)) {
        const field = mine.has(name) ? form.elements[name] : null;
        const was = begun.get(name) ?? (isLive ? "" : null);
        if (field && field !== target && field.value === was) field.value = after.get(name) ?? "";
      }
      begun = after;
    });
    if (following) {
      // Before the answer is worked out again, what follows follows.
      form.addEventListener("input", ({ target }) => {
        const after = before && !(target.name in following.names) && followed(following, beginning(query(now())));
        if (!after) return;
        after.forEach(([name, value], at) => {
          const field = form.elements[name];
          if (field.value === before[at][1]) field.value = value;
        });
        before = after;
      });
    }
    for (const link of [...bar.querySelectorAll("a"), ...form.querySelectorAll("[data-next]")]) {
      for (const event of ["click", "auxclick", "contextmenu"]) link.addEventListener(event, carry);
    }

    return {
      open: (given) => {
        carried = names.flatMap((name) =>
          given.getAll(name).slice(0, MOST).filter((value) => KEPT.test(value)).map((value) => [name, value]),
        );
        costs = mine.has("posts") || !mine.has("postCost") ? [] : given.getAll("postCost").slice(0, given.getAll("posts").length);
        costs = costs.map((cost) => (KEPT.test(cost) ? cost : ""));
        // Where no row asks for it, the cost of a post that another tool was told goes along.
        const [cost] = given.getAll("postCost");
        const isAsked = new URLSearchParams(now()).has("postCost");
        if (mine.has("posts") && !isAsked && cost && KEPT.test(cost)) carried.push(["postCost", cost]);
      },
      query,
      onward,
      beginning,
      /** `given`, and what follows from it and is not in it. */
      follow: (given) => {
        const all = beginning(given);
        begun = new Map(window.handbookPlanBegins(usual, all));
        before = following && followed(following, all);
        for (const [name, value] of before ?? []) if (!all.has(name)) all.set(name, value);
        return all;
      },
    };
  };
})();
