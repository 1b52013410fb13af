const SHOWN = 8; // values a facet lists before "more" is asked for

export default function ({ parentElement, data, setTriggerValue }) {
  const panel = parentElement.querySelector(".facets");
  const rev = JSON.stringify(data);
  if (panel.dataset.rev === rev) return;
  panel.dataset.rev = rev;
  const focused = panel.getRootNode().activeElement?.dataset.name;
  const first = !panel.childElementCount;
  const open = new Set([...panel.querySelectorAll("section.open")].map((section) => section.dataset.title));
  const typed = panel.querySelector("input")?.value ?? "";

  const find = made("input", "find");
  find.type = "search";
  find.placeholder = "Find a name, source, tag …";
  find.setAttribute("aria-label", "Find a value to filter by");
  find.value = typed;
  const columns = made("div", "columns");
  data.facets.forEach((facet, number) => columns.append(section(facet, number)));
  find.addEventListener("input", narrow);
  panel.replaceChildren(find, columns);
  narrow();
  // The panel has just been opened, or a choice in it was made with the keyboard: go on from there.
  const next = first ? find : focused && panel.querySelector(`[data-name="${CSS.escape(focused)}"]`);
  next?.focus({ preventScroll: true });

  function section(facet, number) {
    const box = made("section", open.has(facet.title) ? "open" : "");
    box.dataset.title = facet.title;
    box.append(made("h3", "", facet.title));
    facet.values.forEach(([words, count, chosen], value) => {
      const row = made("div", "row " + chosen);
      row.dataset.words = words.toLocaleLowerCase();
      const ask = made("button", "ask");
      ask.dataset.name = `${facet.title} ${words}`;
      ask.setAttribute("aria-pressed", String(chosen === "in"));
      ask.append(made("span", "words", words), made("span", "count", count));
      ask.title = chosen ? "Do not filter by it" : `Only documents with ${words}: ${count}`;
      ask.addEventListener("click", () => setTriggerValue("ask", { facet: number, value, act: chosen || "in" }));
      const out = made("button", "leave", "−");
      out.dataset.name = `not ${facet.title} ${words}`;
      out.setAttribute("aria-label", `Leave out ${words}`);
      out.setAttribute("aria-pressed", String(chosen === "out"));
      out.title = `Leave out ${words}`;
      out.addEventListener("click", () => setTriggerValue("ask", { facet: number, value, act: "out" }));
      row.append(ask, out);
      box.append(row);
    });
    if (facet.values.length > SHOWN) {
      const more = made("button", "more");
      more.addEventListener("click", () => { box.classList.toggle("open"); narrow(); });
      box.append(more);
    }
    if (facet.more) box.append(made("p", "rest", `and ${facet.more.toLocaleString("en")} more, rarer ones`));
    return box;
  }

  function narrow() {
    const words = find.value.trim().toLocaleLowerCase();
    for (const box of columns.children) {
      let shown = 0;
      const rows = [...box.querySelectorAll(".row")];
      for (const row of rows) {
        const fits = row.dataset.words.includes(words);
        row.hidden = !fits || (!words && !box.classList.contains("open") && shown >= SHOWN && !row.matches(".in, .out"));
        shown += !row.hidden;
      }
      box.hidden = !shown;
      const more = box.querySelector(".more");
      if (more) {
        more.hidden = Boolean(words);
        more.textContent = box.classList.contains("open") ? "Show fewer" : `Show ${rows.length - shown} more`;
      }
    }
  }
}
