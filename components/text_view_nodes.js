// The text view's page-building: joined with the other text_view_*.js into one module.

const PART = 3000; // characters after which a new part starts with the next line: about a screen of text

// The text as a fragment: one block a line, except where a mark runs on over the line's end, and parts of about
// PART characters that hold whole blocks. Returns also the text nodes, lines and parts, each with the offsets where
// they start, and for each mention its marks (more than one where it overlaps another).
function build({ text, pieces, spans, kinds, notes, tokens, corrected }) {
  const built = { fragment: document.createDocumentFragment(), nodes: [], starts: [], lines: [], parts: [], partStarts: [], marks: spans.map(() => []) };
  let line;
  let [at, token] = [0, 0];
  const open = [];
  const changed = new Set(corrected);

  function startLine() {
    if (!(at - built.partStarts.at(-1) < PART)) {
      built.parts.push(built.fragment.appendChild(element("div", "part")));
      built.partStarts.push(at);
    }
    built.lines.push(at);
    line = built.parts.at(-1).appendChild(element("div"));
  }

  function put(end, parent) {
    built.starts.push(at);
    built.nodes.push(parent.appendChild(document.createTextNode(text.slice(at, end))));
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
        if (at < text.length) startLine();
      } else put(Math.min(end, special), parent);
    }
  }

  if (text) startLine();
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
    if (changed.has(mention)) mark.dataset.corrected = "";
    built.marks[mention].push(mark);
    open.forEach((outer, depth) => outer.mark.dataset.holds = Math.max(outer.mark.dataset.holds ?? 0, open.length - depth));
    open.push({ mark, end });
  }
  built.marks.forEach((marks, mention) => {
    const [start, end, , note] = spans[mention];
    if (marks.length) marks.at(-1).dataset.label = label(text.slice(start, end), ...notes[note]);
  });
  return built;
}

// What stands beside a mark on a shared screen: what it is, and what it names unless its words say so.
function label(words, what, title) {
  return words.replace(/\s+/g, " ").toLowerCase() === title.toLowerCase() ? what : `${what}: ${title}`;
}

// The place of the last of sorted numbers that is not above `value`; 0 if all are.
function lastUpTo(sorted, value) {
  return Math.max(0, firstOf(sorted.length, (i) => sorted[i] > value) - 1);
}

// The first of 0 .. count-1 for which something is true, given that it stays true from there on; `count` if none.
function firstOf(count, isTrue) {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
