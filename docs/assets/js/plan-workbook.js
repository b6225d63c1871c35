/* The plan's workbook with what a reader typed: loaded, with all that it needs, when it is asked for. */
(() => {
  "use strict";

  const ROWS = {
    positions: ["postName", "posts", "firstMonth", "newPosts", "postCost"],
    payers: ["payerName", "payerShare", "payerAmount", "payerFrom", "payerTo"],
  };
  const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  const number = (typed) => {
    const read = Number(typed?.replace(",", ".") || NaN);
    return Number.isFinite(read) ? read : null;
  };

  /** What the other views of the plan left in the address. */
  const carried = (address, told) => {
    const given = Object.fromEntries(told.fields.map((name) => [name, number(address.get(name))]));
    const codeOf = (rows, typed) =>
      Object.entries(told.rows[rows].called).find((each) => each.includes(typed))?.[0] ?? "";
    for (const [rows, [called, ...columns]] of Object.entries(ROWS)) {
      const codes = address.getAll(called);
      given[rows] = codes.map((code, at) => ({
        [called]: codeOf(rows, code),
        ...Object.fromEntries(columns.map((name) => [name, number(address.getAll(name)[at])])),
      }));
    }
    return given;
  };

  /** What the steps of the plan were told: by the address, and `said` of titles and names on a page. */
  const stepsOf = (address, { steps, titles }, { startYear, startMonth }, said) => {
    const [year, month, day] = (address.get("start") ?? "").split("-").map(Number);
    const isSame = year === startYear && month === startMonth;
    const isTold = address.has("start");
    const monthsOf = (name) => (isTold || address.has(name) ? number(address.get(name)) : steps.startLead[name]);
    const { later, without } = window.handbookSteps.changed(address, steps.steps.map(({ id }) => id));
    return {
      startDay: isSame ? day : 1,
      lead: Object.fromEntries(steps.lead.map((name) => [name, monthsOf(name)])),
      later: { ...later, ...said.later },
      without: said.without ?? without,
      titles: { ...titles, ...said.titles },
      names: said.names ?? {},
    };
  };

  /** What stands in the cells of the steps that are filled in. */
  const stepCells = ({ ids }, { startDay, lead, later, without, titles, names }) => {
    const values = { "in.steps.startDay": startDay };
    for (const [name, months] of Object.entries(lead)) values[`in.steps.${name}`] = months;
    ids.forEach((id, at) => {
      const own = { title: titles[id], name: names[id], later: later[id], leftOut: without.includes(id) && "x" };
      for (const [name, value] of Object.entries(own)) values[`in.step${at + 1}.${name}`] = value || null;
    });
    return values;
  };

  /** A service without rows of posts has one: of all its specialists. */
  const positionsOf = ({ positions, specialists, growth, postCost }, from) =>
    positions?.length || !specialists
      ? (positions ?? [])
      : [{ postName: "specialist", posts: specialists, firstMonth: from, newPosts: growth ?? null, postCost: postCost ?? null }];

  /** The value of each cell of the workbook `told`: of a view's own numbers, the address, and `names` of rows. */
  const valuesOf = (told, own, address, names, said) => {
    const before = carried(address, told);
    const all = { ...before, ...own };
    for (const rows of Object.keys(ROWS)) all[rows] = own[rows]?.length ? own[rows] : before[rows];
    all.positions = positionsOf(all, number(address.get("specialistsFrom")));
    const given = Object.fromEntries([...told.fields, ...Object.keys(ROWS)].map((name) => [name, all[name] ?? null]));
    // Whom a year supports follows from the months, unless the reader typed another number.
    const years = ["participants1", "participants2", "participants3"];
    const follows = window.handbookPlanCells({ ...given, ...Object.fromEntries(years.map((name) => [name, null])) });
    for (const name of years) if (given[name] === follows[`y${name.at(-1)}.supported`]) given[name] = null;
    given.steps = stepsOf(address, told, given, said);
    const values = { ...window.handbookPlanCells(given), ...window.handbookPlanSteps(told.steps, given) };
    Object.assign(values, stepCells(told.steps, given.steps));
    for (const name of told.fields) values[`in.${name}`] = given[name];
    for (const [rows, { begin, count, called, number: numbered }] of Object.entries(told.rows)) {
      const [title, ...columns] = ROWS[rows];
      for (let at = 0; at < count; at += 1) {
        const row = given[rows][at] ?? {};
        const name = names[rows]?.[at]?.trim() || called[row[title]] || "";
        values[`in.${begin}${at + 1}.${title}`] = name;
        values[`${begin}${at + 1}.called`] = name || numbered.replace("{}", at + 1);
        for (const column of columns) values[`in.${begin}${at + 1}.${column}`] = row[column] ?? null;
      }
    }
    return values;
  };

  /**
   * Hands the reader the workbook; `own` are the numbers of the view, `names` what its rows are called, `steps`
   * what its steps are called, who takes them, how far they are moved and which are left out, and `address` what
   * the others were told.
   */
  window.handbookPlanWorkbook = async ({ own = {}, names = {}, steps = {}, address = location.search }) => {
    const told = window.handbookFiles.plan;
    const values = valuesOf(told, own, new URLSearchParams(address), names, steps);
    const packed = await window.handbookZip(window.handbookOffice(told.parts, values));
    window.handbookDownload(told.file, new Blob(packed), TYPE);
  };
})();
