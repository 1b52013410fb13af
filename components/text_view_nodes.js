// The text view's page-building: joined before text_view.js into one module.

// The text as a fragment: one block a line, except where a mark runs on over the line's end. Returns also the text
// nodes with their offsets and, for each mention, its marks (more than one where it overlaps another).
function build({ text, pieces, spans, kinds, tokens }) {
  const [nodes, starts, parts] = [[], [], spans.map(() => [])];
  const fragment = document.createDocumentFragment();
  let line = fragment.appendChild(element("div"));
  let [at, token] = [0, 0];
  const open = [];

  function put(end, parent) {
    starts.push(at);
    nodes.push(parent.appendChild(document.createTextNode(text.slice(at, end))));
    at = end;
  }

  function emit(end) {
    while (at < end) {
      const parent = open.at(-1)?.mark ?? line;
      const special = token < tokens.length ? tokens[token][0] : text.length;
      const broken = open.length ? -1 : text.indexOf("\n", at);
      if (at === special) {
        const shown = parent.appendChild(element("span", "token"));
        shown.dataset.name = tokens[token++][1];
        put(at + 1, shown);
      } else if (broken >= 0 && broken < Math.min(end, special)) {
        put(broken + 1, parent);
        line = fragment.appendChild(element("div"));
      } else put(Math.min(end, special), parent);
    }
  }

  for (const [start, end, mention] of [...pieces, [text.length, text.length]]) {
    while (open.length && open.at(-1).end <= start) {
      emit(open.at(-1).end);
      open.pop();
    }
    emit(start);
    if (mention === undefined) break;
    const mark = (open.at(-1)?.mark ?? line).appendChild(element("mark"));
    mark.dataset.mention = mention;
    mark.dataset.kind = kinds[spans[mention][2]].key;
    parts[mention].push(mark);
    open.push({ mark, end });
  }
  if (!line.hasChildNodes()) line.remove();
  return { fragment, nodes, starts, parts };
}

// Rectangles of text as one box a line.
function lines(rectangles) {
  const joined = [];
  for (const { left, top, right, bottom } of rectangles) {
    const last = joined.at(-1);
    if (last && Math.abs(top - last.top) < 4) Object.assign(last, { left: Math.min(last.left, left), right: Math.max(last.right, right) });
    else joined.push({ left, top, right, bottom });
  }
  return joined;
}

// Highlights colour ranges without touching the document's nodes; a browser without them still counts and scrolls.
function highlight(name, priority) {
  if (!globalThis.Highlight) return null;
  if (!CSS.highlights.has(name)) CSS.highlights.set(name, Object.assign(new Highlight(), { priority }));
  return CSS.highlights.get(name);
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
