// A grid of cells with several things in each; one tab stop, and arrows between them. at[row][column] holds lists of
// what can have the focus: row 0 the names of countries, column 0 those of systems.
const FIRST = 4; // chips of a cell shown at once; those that differ always are

export default function ({ parentElement, data, setTriggerValue }) {
  const frame = parentElement.querySelector(".frame");
  const { selected, ...drawn } = data;
  const rev = JSON.stringify(drawn);
  if (frame.dataset.rev !== rev) {
    const focused = inside(frame)?.dataset.at;
    frame.dataset.rev = rev;
    build(frame, data, parentElement.querySelector(".told"), setTriggerValue);
    if (focused) (frame.querySelector(`[data-at="${CSS.escape(focused)}"]`) ?? frame.querySelector("[tabindex='0']"))?.focus();
  }
  for (const one of frame.querySelectorAll("[aria-pressed='true']")) one.setAttribute("aria-pressed", "false");
  const chosen = selected && frame.querySelector(`[data-at="${CSS.escape(JSON.stringify(selected))}"]`);
  if (!chosen) return;
  chosen.setAttribute("aria-pressed", "true");
  if (chosen.classList.contains("later")) unfold(chosen.closest("td"), true);
  if (!inside(frame)) rove(frame, chosen);
}

function inside(frame) {
  const active = frame.getRootNode().activeElement;
  return frame.contains(active) ? active : null;
}

function rove(frame, to) {
  for (const one of frame.querySelectorAll("[tabindex='0']")) one.tabIndex = -1;
  to.tabIndex = 0;
}

function unfold(cell, open) {
  cell.classList.toggle("open", open);
  const more = cell.querySelector(".fold");
  more.setAttribute("aria-expanded", String(open));
  more.textContent = open ? "fewer" : `${more.dataset.count} more`;
}

function build(frame, data, told, setTriggerValue) {
  const table = frame.querySelector("table");
  const at = [[[]]];
  const head = made("tr", "");
  const corner = header("col", made("span", "", "System"));
  if (data.every) {
    at[0][0].push(widening("Fewer countries", "all", "Show fewer countries"));
    corner.append(at[0][0][0]);
  }
  head.append(corner);
  data.countries.forEach((country, c) => {
    at[0].push([named(country, ["", country.key])]);
    head.append(header("col", at[0][c + 1][0]));
  });
  const wide = data.others > 0;
  if (wide) {
    const words = `${data.others} more ${data.others === 1 ? "country" : "countries"}: show all`;
    at[0].push([widening(words, "all", words)]);
    head.append(header("col", at[0].at(-1)[0]));
  }
  const top = made("thead", "");
  top.append(head);
  const bodies = data.groups.map((group) => {
    const body = made("tbody", "");
    body.append(title(group.name, data.countries.length + 1 + (wide ? 1 : 0)));
    body.append(...group.rows.map(line));
    return body;
  });
  table.replaceChildren(top, ...bodies);
  const first = table.querySelector("td button, td .note");
  if (first) first.tabIndex = 0;
  table.onkeydown = move;
  for (const part of [top, ...bodies]) {
    part.addEventListener("focusin", ({ target }) => { rove(frame, target); tell(target); });
    part.addEventListener("focusout", () => { told.hidden = true; });
  }
  frame.onscroll = () => { if (inside(frame)) tell(inside(frame)); };

  function line(row) {
    const box = made("tr", "");
    at.push([[named(row, [row.key, ""])]]);
    box.append(header("row", at.at(-1)[0][0]));
    row.cells.forEach((cell, c) => {
      const inner = made("td", "");
      const parts = cell ? cellParts(cell, row.key, data.countries[c].key, inner) : [];
      inner.append(...parts);
      at.at(-1).push(parts);
      box.append(inner);
    });
    if (wide) {
      const inner = made("td", "");
      const words = `${row.beyond} more`;
      const parts = row.beyond ? [widening(words, `all ${row.key}`, `${row.name}: something in ${words}; show all countries`)] : [];
      inner.append(...parts);
      at.at(-1).push(parts);
      box.append(inner);
    }
    return box;
  }

  function cellParts(cell, system, country, box) {
    const parts = [];
    if (cell.differs) {
      const mark = pressable("differing", "≠ denied or halted too", [system, country], cell.differs);
      parts.push(mark);
    }
    let later = 0;
    cell.chips.forEach((chip, place) => {
      const one = chipOf(chip, [system, country]);
      if (place >= FIRST && !chip.differs) { one.classList.add("later"); later += 1; }
      parts.push(one);
    });
    if (later) parts.push(folding(later, [system, country], box));
    return [...parts, ...cell.reference.map((entry, place) => noteOf(entry, `${system} ${country} ${place}`))];
  }

  function chipOf(chip, place) {
    const one = pressable(chip.hedged ? "chip hedged" : "chip", undefined, [...place, ...chip.report], chip.told);
    const words = made("span", "");
    if (chip.differs) words.append(made("span", "differs", "≠ "));
    if (chip.negated) words.append(made("b", "", "not "));
    words.append(chip.hedged ? `${chip.stage} ?` : chip.stage);
    const facts = made("small", "");
    facts.append(made("span", "", chip.when));
    if (chip.count > 1 || chip.corrected) {
      facts.append(made("span", chip.corrected ? "corrected" : "", `×${chip.count.toLocaleString("en")}`));
    }
    one.append(words, facts);
    return one;
  }

  function noteOf(entry, place) {
    const one = made("span", entry.host ? "note host" : "note");
    const words = made("span", "", `${entry.host ? "⌂ " : ""}Ref: ${entry.words}`);
    words.setAttribute("aria-hidden", "true");
    one.append(words, made("span", "sr", entry.told));
    return settled(one, place, entry.told);
  }

  function named(entry, place) {
    const one = pressable("", entry.name, place, entry.told);
    const count = one.appendChild(made("small", ""));
    count.append(made("span", entry.corrected ? "corrected" : "", entry.count.toLocaleString("en")));
    if (!entry.count) one.disabled = true;
    return one;
  }

  function pressable(className, words, place, tells) {
    const one = made("button", className, words);
    const asked = [...place, "", "", ""].slice(0, 5);
    one.type = "button";
    one.setAttribute("aria-pressed", "false");
    one.setAttribute("aria-label", tells);
    one.addEventListener("click", () => setTriggerValue("open", asked));
    return settled(one, JSON.stringify(asked), tells);
  }

  function widening(words, place, tells) {
    const one = made("button", "quiet", words);
    one.type = "button";
    one.setAttribute("aria-label", tells);
    one.addEventListener("click", () => setTriggerValue("all", !data.every));
    return settled(one, place, tells);
  }

  function folding(count, place, box) {
    const one = made("button", "quiet fold", `${count} more`);
    one.type = "button";
    one.dataset.count = count;
    one.setAttribute("aria-expanded", "false");
    one.addEventListener("click", () => unfold(box, !box.classList.contains("open")));
    return settled(one, `fold ${place.join(" ")}`, `${count} older ${count === 1 ? "report" : "reports"}`);
  }

  function settled(one, place, tells) {
    one.tabIndex = -1;
    one.title = tells;
    Object.assign(one.dataset, { at: place, told: tells });
    return one;
  }

  // What a pointer is told by a title, the keyboard is told beside what has the focus.
  function tell(one) {
    told.hidden = !one.matches(":focus-visible");
    told.textContent = one.dataset.told;
    const spot = one.getBoundingClientRect();
    const [board, view] = [told.parentElement, frame].map((box) => box.getBoundingClientRect());
    const below = spot.bottom - view.top < view.height / 2;
    told.style.left = `${Math.max(0, Math.min(spot.left - board.left, board.width - told.offsetWidth))}px`;
    told.style.top = `${below ? spot.bottom - board.top + 5 : spot.top - board.top - told.offsetHeight - 5}px`;
  }

  function move(event) {
    const box = event.target.closest("th, td");
    const r = at.findIndex((row) => row.some((parts) => parts.includes(event.target)));
    if (r < 0 || !box) return;
    const c = box.cellIndex;
    const seen = (parts) => parts.filter((one) => !one.disabled && one.offsetParent);
    const mine = seen(at[r][c]);
    const place = mine.indexOf(event.target);
    let to = null;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const down = event.key === "ArrowDown" ? 1 : -1;
      to = mine[place + down];
      for (let y = r + down; at[y] && !to; y += down) to = seen(at[y][c]).at(down > 0 ? 0 : -1);
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      const right = event.key === "ArrowRight" ? 1 : -1;
      for (let x = c + right; at[r][x] && !to; x += right) to = seen(at[r][x])[place] ?? seen(at[r][x]).at(-1);
    } else if (event.key === "Home") to = seen(at[r].find((parts) => seen(parts).length))[0];
    else if (event.key === "End") to = seen(at[r].findLast((parts) => seen(parts).length))[0];
    else return;
    event.preventDefault();
    to?.focus();
  }
}

function header(scope, inner) {
  const box = made("th", scope);
  box.scope = scope;
  box.append(inner);
  return box;
}

function title(words, columns) {
  const line = made("tr", "group");
  const box = made("th", "");
  box.scope = "rowgroup";
  box.colSpan = columns;
  box.append(made("span", "", words));
  line.append(box);
  return line;
}
