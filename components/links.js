// Names are buttons, links are paths with a broader path over them that is pressed. One tab stop; arrows move on.
// In the drawing x runs from 0 to 100 and is stretched to the width there is; y is in pixels.
const SVG = "http://www.w3.org/2000/svg";

export default function ({ parentElement, data, setTriggerValue }) {
  const board = parentElement.querySelector(".board");
  const { selected, ...drawn } = data;
  const rev = JSON.stringify(drawn);
  if (board.dataset.rev !== rev) {
    board.dataset.rev = rev;
    build(board, data, (row, column) => setTriggerValue("open", [row, column]));
  }
  board.choose(selected);
}

function build(board, data, open) {
  const within = board.contains(board.getRootNode().activeElement) ? board.getRootNode().activeElement.dataset : null;
  const one_kind = data.names.length === 1;
  const called = data.names.map((side) => new Map(side.map((entity) => [entity.key, entity.name])));
  const [left, right] = data.names.map((side, at) => side.map((entity) => name(entity, at)));
  const links = data.links.map(link);
  const items = [...left, ...links, ...(right || [])];
  let chosen = null;

  board.className = one_kind ? "board arcs" : "board";
  board.style.setProperty("--height", `${data.height / 15}rem`);
  const longest = Math.max(8, ...data.names.flat().map((entity) => entity.name.length));
  board.style.setProperty("--names", `${Math.min(160, 26 + Math.round(6.2 * longest)) / 15}rem`);
  const plane = drawn("svg", { viewBox: `0 0 100 ${data.height || 1}`, preserveAspectRatio: "none" });
  plane.append(...links.map((one) => one.group));
  const numbers = made("div", "numbers");
  const field = made("div", "field");
  field.append(plane, numbers);
  board.replaceChildren(side(left, 0), field);
  if (right) board.append(side(right, 1));
  board.setAttribute("role", "group");
  board.setAttribute("aria-label", data.title);
  board.onkeydown = move;
  board.onpointerover = (event) => emphasise(item(event.target) || focused() || chosen);
  board.onpointerleave = () => emphasise(focused() || chosen);
  for (const one of items) {
    one.target.addEventListener("focus", () => { rove(one); emphasise(one); });
    one.target.addEventListener("blur", () => emphasise(chosen));
    one.target.addEventListener("click", () => open(one.row, one.column));
  }
  board.choose = choose;
  if (items.length) rove(items[0]);
  if (within) items.find((one) => one.row === within.row && one.column === within.column)?.target.focus();

  function name(entity, at) {
    const target = made("button", "name", entity.name);
    target.type = "button";
    target.title = entity.name;
    target.style.top = `${entity.top / 15}rem`;
    target.style.height = `${entity.height / 15}rem`;
    return of(target, at ? "" : entity.key, at ? entity.key : "");
  }

  function link(one) {
    const bow = 6 + 118 * Math.abs(one.end - one.start) / Math.max(data.height, 320);
    const d = one_kind ? `M 0 ${one.start} C ${bow} ${one.start} ${bow} ${one.end} 0 ${one.end}`
      : `M 0 ${one.start} C 50 ${one.start} 50 ${one.end} 100 ${one.end}`;
    const group = drawn("g", { class: "link" });
    const target = drawn("path", { d, class: "touch", role: "button", "stroke-width": one.thickness + 3 });
    group.append(drawn("path", { d, class: "line", "stroke-width": one.thickness }), target);
    const said = `${one.count.toLocaleString("en")} ${data.units[one.count === 1 ? 0 : 1]}`;
    target.setAttribute("aria-label", `${called[0].get(one.row)} and ${called.at(-1).get(one.column)}: ${said}${corrected(one.read)}`);
    return { ...of(target, one.row, one.column), ...one, group };
  }

  function of(target, row, column) {
    Object.assign(target.dataset, { row, column });
    target.setAttribute("tabindex", "-1");
    target.setAttribute("aria-pressed", "false");
    return { target, row, column };
  }

  function side(names, at) {
    const box = made("div", "side");
    box.style.setProperty("--ink", data.colours[at]);
    box.append(made("div", "kind", data.kinds[at]), ...names.map((one) => one.target));
    return box;
  }

  // The links of a name, or the one link; a name of one kind may be at either end.
  function touched(one) {
    if (one.group) return [one];
    return links.filter((other) => (one.row && other.row === one.row) || (one.column && other.column === one.column)
      || (one_kind && other.column === one.row));
  }

  function emphasise(one) {
    const lit = one ? touched(one) : [];
    board.classList.toggle("some", lit.length > 0);
    for (const other of links) other.group.classList.toggle("lit", lit.includes(other));
    const met = new Set(lit.flatMap((other) => ends(other)));
    for (const other of [...left, ...(right || [])]) other.target.classList.toggle("lit", met.has(other.target));
    numbers.replaceChildren(...lit.map((other) => {
      const far = one_kind ? one.row === other.row : !(one.column && !one.row);
      const number = made("span", far && !one_kind ? "number far" : "number");
      number.append(made("span", other.read ? "corrected" : "", other.count.toLocaleString("en")));
      number.style.top = `${(far ? other.end : other.start) / 15}rem`;
      if (other === one && other.target.matches(":focus-visible")) number.classList.add("focused");
      return number;
    }));
  }

  function ends(other) {
    return [left.find((one) => one.row === other.row),
      right ? right.find((one) => one.column === other.column) : left.find((one) => one.row === other.column)]
      .map((one) => one.target);
  }

  function choose(selected) {
    chosen = selected && items.find((one) => one.row === selected[0] && one.column === selected[1]) || null;
    for (const one of items) one.target.setAttribute("aria-pressed", String(one === chosen));
    for (const one of links) one.group.classList.toggle("chosen", one === chosen);
    if (chosen && !focused()) rove(chosen);
    emphasise(focused() || chosen);
  }

  function item(target) {
    return items.find((one) => one.target === target);
  }

  function focused() {
    return item(board.getRootNode().activeElement);
  }

  function rove(to) {
    for (const one of items) one.target.setAttribute("tabindex", one === to ? "0" : "-1");
  }

  // Up and down within names or links; left and right from a name to its thickest link, and from a link to its names.
  function move(event) {
    const one = item(event.target);
    if (!one) return;
    const group = one.group ? links : left.includes(one) ? left : right;
    const heaviest = () => touched(one).reduce((most, other) => (other.count > most.count ? other : most));
    const ways = {
      ArrowUp: () => group[group.indexOf(one) - 1],
      ArrowDown: () => group[group.indexOf(one) + 1],
      ArrowRight: () => (one.group ? item(ends(one)[1]) : group === left ? heaviest() : null),
      ArrowLeft: () => (one.group ? item(ends(one)[0]) : group === right ? heaviest() : null),
    };
    if (one.group && (event.key === "Enter" || event.key === " ")) open(one.row, one.column);
    else if (ways[event.key]) ways[event.key]()?.target.focus();
    else return;
    event.preventDefault();
  }
}

function drawn(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}
