// Builds the list from text nodes only: a document's words never become markup.
const PAGE = 20;

export default function ({ parentElement, data, setTriggerValue }) {
  const list = parentElement.querySelector(".evidence");
  const rev = JSON.stringify(data);
  if (list.dataset.rev === rev) return;
  list.dataset.rev = rev;
  list.replaceChildren();
  let shown = 0;
  const more = element("div", "more");

  function showMore() {
    for (const row of data.rows.slice(shown, shown + PAGE)) list.insertBefore(line(row), more);
    shown = Math.min(shown + PAGE, data.rows.length);
    more.replaceChildren();
    if (shown < data.rows.length) {
      const next = element("button", "", `Show ${Math.min(PAGE, data.rows.length - shown)} more`);
      next.addEventListener("click", showMore);
      more.append(next);
    }
    if (shown < data.total) more.append(element("span", "", note()));
    more.hidden = !more.childNodes.length;
  }

  function note() {
    const cut = shown === data.rows.length ? "; the CSV holds all of them" : "";
    return `${shown.toLocaleString("en")} of ${data.total.toLocaleString("en")} shown${cut}`;
  }

  function line(row) {
    const [ink, tint] = data.colours[row.kind] || data.colours.other;
    const box = element("div", "row");
    box.style.setProperty("--ink", ink);
    box.style.setProperty("--tint", tint);
    const said = element("div", "said", row.before);
    said.append(element("mark", "", row.hit), row.after);
    const open = element("button", "", "Open in text");
    open.setAttribute("aria-label", `Open “${row.hit}” in ${row.name}`);
    open.addEventListener("click", () =>
      setTriggerValue("open", { document: row.document, start: row.start, end: row.end }));
    const why = element("div", "why");
    why.append(element("b", "", row.entity), [row.sense, row.variant].filter(Boolean).map((x) => ` (${x})`).join(""),
      ` · ${row.name} · ${row.rule}`);
    box.append(said, open, why);
    return box;
  }

  list.append(more);
  showMore();
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
