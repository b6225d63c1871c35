/* Charts for calculators, drawn from the rows of a table. Lengths across are in per cent and there
   is no viewBox: the bars follow the page's width, the letters keep their size.
   overrides/components/chart.html draws the same for the worked example. */
(() => {
  "use strict";

  const make = (name, attributes, text = "") => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    return element;
  };

  const picture = (label, height, parts) => {
    const svg = make("svg", { class: "chart__picture", width: "100%", height, role: "img" });
    svg.setAttribute("aria-label", label);
    svg.append(...parts);
    return svg;
  };

  /** One upright bar for each row, and a line across it where the row has a limit. */
  const columns = ({ names, limit, label, first }, rows, longest, say) => {
    const [top, height] = [24, 140];
    const parts = [
      make("text", { class: "chart__scale", x: 0, y: 16 }, say(longest)),
      make("text", { class: "chart__scale", x: 0, y: 184 }, say(rows[0][first])),
      make(
        "text",
        { class: "chart__scale", x: "100%", y: 184, "text-anchor": "end" },
        say(rows.at(-1)[first]),
      ),
      make("line", { class: "chart__axis", x1: 0, x2: "100%", y1: 164, y2: 164 }),
    ];
    const share = 100 / rows.length;
    rows.forEach((row, place) => {
      const long = (row[names[0]] / longest) * height;
      const left = `${place * share + share * 0.15}%`;
      const bar = { class: "chart__bar", x: left, y: top + height - long };
      parts.push(make("rect", { ...bar, width: `${share * 0.7}%`, height: long }));
      if (limit) {
        const y = top + height - (row[limit] / longest) * height;
        const across = { x1: `${place * share}%`, x2: `${(place + 1) * share}%`, y1: y, y2: y };
        parts.push(make("line", { class: "chart__limit", ...across }));
      }
    });
    return [picture(label, 190, parts)];
  };

  /** A panel for each row, with a bar for each number; all panels have one scale. */
  const bars = ({ names, labels, heading, first }, rows, longest, say) =>
    rows.map((row) => {
      const told = names.map((name, place) => `${labels[place]}: ${say(row[name])}`);
      const parts = told.flatMap((text, place) => {
        const share = (row[names[place]] ?? 0) / longest;
        const y = place * 52;
        return [
          make("text", { x: 0, y: y + 16 }, text),
          make("rect", { class: "chart__track", x: 0, y: y + 24, width: "100%", height: 16 }),
          make("rect", { class: "chart__bar", x: 0, y: y + 24, width: `${share * 100}%`, height: 16 }),
        ];
      });
      const panel = document.createElement("div");
      const title = document.createElement("p");
      panel.className = "chart__panel";
      title.className = "chart__heading";
      title.textContent = heading.replace("{}", say(row[first]));
      const label = `${title.textContent}. ${told.join(". ")}`;
      panel.append(title, picture(label, names.length * 52, parts));
      return panel;
    });

  /** Draws `rows` into the figure; `say` writes a cell in the page's language. */
  window.handbookChart = (figure, rows, say) => {
    const { chart, values, labels, limit } = figure.dataset;
    const names = values.split(" ");
    const shown = limit ? [...names, limit] : names;
    const longest = Math.max(1, ...rows.flatMap((row) => shown.map((name) => row[name] ?? 0)));
    const spec = { ...figure.dataset, names, labels: labels.split("|") };
    figure.append(...(chart === "columns" ? columns : bars)(spec, rows, longest, say));
  };
})();
