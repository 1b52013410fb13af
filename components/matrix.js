// A grid of buttons with one tab stop. at[row][column] holds them: row 0 the names of columns, column 0 those of rows.
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export default function ({ parentElement, data, setTriggerValue }) {
  const frame = parentElement.querySelector(".frame");
  const { selected, ...drawn } = data;
  const rev = JSON.stringify(drawn);
  if (frame.dataset.rev !== rev) {
    const focused = inside(frame);
    frame.dataset.rev = rev;
    build(frame, data, (row, column) => setTriggerValue("open", [row, column]));
    if (focused) button(frame, [focused.dataset.row, focused.dataset.column])?.focus();
  }
  for (const one of frame.querySelectorAll("[aria-pressed='true']")) one.setAttribute("aria-pressed", "false");
  const chosen = selected && button(frame, selected);
  chosen?.setAttribute("aria-pressed", "true");
  if (chosen && !inside(frame)) rove(frame, chosen);
}

// The button that has the focus, if it is one of ours.
function inside(frame) {
  const active = frame.getRootNode().activeElement;
  return frame.contains(active) ? active : null;
}

function button(frame, [row, column]) {
  return frame.querySelector(`button[data-row="${CSS.escape(row)}"][data-column="${CSS.escape(column)}"]`);
}

function rove(frame, to) {
  for (const one of frame.querySelectorAll("button[tabindex='0']")) one.tabIndex = -1;
  to.tabIndex = 0;
}

function build(frame, data, open) {
  const table = frame.querySelector("table");
  const at = [[null]];
  const widest = Math.max(1, ...data.counts.flat()).toLocaleString("en").length;
  const longest = (entities) => Math.max(0, ...entities.map((entity) => entity.name.length));
  frame.style.setProperty("--cell", `${Math.max(28, Math.round(6.2 * widest) + 10) / 15}rem`);
  frame.style.setProperty("--head", `${Math.min(106, 34 + Math.round(4.2 * longest(data.columns))) / 15}rem`);
  frame.style.setProperty("--names", `${Math.min(150, Math.max(96, 24 + Math.round(6 * longest(data.rows)))) / 15}rem`);
  table.setAttribute("aria-label", data.title);
  const head = made("tr", "");
  head.append(corner(data.kinds));
  data.columns.forEach((column, c) => {
    at[0].push(name(column.name, "", column.key));
    head.append(header("col", at[0][c + 1]));
  });
  const top = made("thead", "");
  top.append(head);
  const body = made("tbody", "");
  data.rows.forEach((row, r) => {
    const line = made("tr", "");
    at.push([name(row.name, row.key, "")]);
    line.append(header("row", at[r + 1][0]));
    data.columns.forEach((column, c) => {
      const box = made("td", data.one_kind && row.key === column.key ? "self" : "");
      at[r + 1].push(data.counts[r][c] ? cell(r, c) : null);
      if (at[r + 1][c + 1]) box.append(at[r + 1][c + 1]);
      line.append(box);
    });
    body.append(line);
  });
  for (const part of [top, body])
    part.addEventListener("focusin", ({ target }) => { rove(frame, target); light(place(target)); });
  table.replaceChildren(top, body);
  const first = at.slice(1).flatMap((row) => row.slice(1)).find(Boolean);
  if (first) first.tabIndex = 0;

  function pressable(words, row, column) {
    const one = made("button", "", words);
    one.type = "button";
    one.tabIndex = -1;
    Object.assign(one.dataset, { row, column });
    one.setAttribute("aria-pressed", "false");
    one.addEventListener("click", () => open(row, column));
    return one;
  }

  function name(words, row, column) {
    const one = pressable(words, row, column);
    one.title = words;
    return one;
  }

  function cell(r, c) {
    const count = data.counts[r][c];
    const one = pressable("", data.rows[r].key, data.columns[c].key);
    const read = data.read[`${r} ${c}`];
    one.append(made("span", read ? "corrected" : "", count.toLocaleString("en")));
    const [shade, ink] = data.shades[data.steps[r][c]];
    one.style.background = shade;
    one.style.color = ink;
    const said = `${count.toLocaleString("en")} ${data.units[count === 1 ? 0 : 1]}`;
    one.title = `${data.rows[r].name} and ${data.columns[c].name}: ${said}${corrected(read)}`;
    one.setAttribute("aria-label", one.title);
    return one;
  }

  function place(target) {
    const box = target.closest("th, td");
    return box && [box.parentElement.rowIndex, box.cellIndex];
  }

  function light(spot) {
    for (const one of table.querySelectorAll(".lit")) one.classList.remove("lit");
    if (!spot) return;
    const [r, c] = spot;
    [...table.rows].forEach((line, row) => {
      if (row === r && row > 0) [...line.cells].forEach((box) => box.classList.add("lit"));
      else if (c > 0) line.cells[c].classList.add("lit");
    });
  }

  function move(event) {
    const spot = place(event.target);
    if (!spot) return;
    const [r, c] = spot;
    let to = null;
    if (STEPS[event.key]) {
      const [down, right] = STEPS[event.key];
      for (let y = r + down, x = c + right; at[y]?.[x] !== undefined && !to; y += down, x += right) to = at[y][x];
    } else if (event.key === "Home") to = at[r].find(Boolean);
    else if (event.key === "End") to = at[r].findLast(Boolean);
    else return;
    event.preventDefault();
    to?.focus();
  }

  table.onkeydown = move;
  table.onpointerover = (event) => light(place(event.target));
  table.onpointerleave = () => light(null);
  watch(frame);
}

// Edges beyond which there is more to scroll to fade out.
function watch(frame) {
  const look = () => {
    frame.classList.toggle("more-right", frame.scrollLeft + frame.clientWidth < frame.scrollWidth - 2);
    frame.classList.toggle("more-below", frame.scrollTop + frame.clientHeight < frame.scrollHeight - 2);
  };
  frame.onscroll = look;
  frame.watching?.disconnect();
  frame.watching = new ResizeObserver(look);
  frame.watching.observe(frame);
}

function header(scope, inside) {
  const box = made("th", scope);
  box.scope = scope;
  box.append(inside);
  return box;
}

function corner([rows, columns]) {
  const box = made("td", "corner");
  box.append(made("span", "columns", `${columns} →`), made("span", "rows", `${rows} ↓`));
  return box;
}
