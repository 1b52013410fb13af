// What the page's style draws of one element: its ground, its border, and rings around it.

// The shapes of an element at a box; gradients and clips go into `defs`.
function decorated(style, box, defs) {
  const round = Math.min(length(style.borderTopLeftRadius.split(" ")[0], box.width), box.width / 2, box.height / 2);
  const outline = (attributes) => polygon(style.clipPath, box, attributes) ?? shape("rect", { ...placed(box), rx: round || undefined, ...attributes });
  return [...grounds(style, box, defs).map(outline), ...rings(style, box, round), ...borders(style, box, round, defs)];
}

const placed = (box) => Object.fromEntries(["x", "y", "width", "height"].map((name) => [name, short(box[name])]));

function within(box, by) {
  return { x: box.x + by, y: box.y + by, width: Math.max(0, box.width - 2 * by), height: Math.max(0, box.height - 2 * by) };
}

function grounds(style, box, defs) {
  const found = [paint("fill", style.backgroundColor)];
  for (const image of cut(style.backgroundImage).filter((one) => /^(repeating-)?linear-gradient/.test(one))) {
    const id = `gradient-${defs.length}`;
    defs.push(gradient(image, box, id));
    found.push({ fill: `url(#${id})` });
  }
  return found.filter(Boolean);
}

function polygon(clip, box, attributes) {
  if (!clip.startsWith("polygon(")) return null;
  const points = cut(clip.slice(8, -1)).map((point) => {
    const [x, y] = point.match(/calc\([^)]*\)|\S+/g);
    return `${short(box.x + length(x, box.width))},${short(box.y + length(y, box.height))}`;
  });
  return shape("polygon", { points: points.join(" "), ...attributes });
}

// Shadows without blur or shift, which mark what is selected.
function rings(style, box, round) {
  return cut(style.boxShadow).flatMap((shadow) => {
    const [, ink, x, y, blur, spread, inset] = shadow.match(/^(.*\))\s(\S+)px (\S+)px (\S+)px (\S+)px( inset)?$/) ?? [];
    if (!ink || [x, y, blur].some(Number) || !Number(spread)) return [];
    const wide = Number(spread);
    const at = within(box, inset ? wide / 2 : -wide / 2);
    return [shape("rect", { ...placed(at), rx: round || undefined, fill: "none", ...paint("stroke", ink), "stroke-width": wide })];
  });
}

function borders(style, box, round, defs) {
  const sides = Object.keys(SIDES).map((side) => {
    const [kind, wide, ink] = ["style", "width", "color"].map((what) => style.getPropertyValue(`border-${side}-${what}`));
    return { side, kind, wide: kind === "none" ? 0 : parseFloat(wide), ink, key: `${kind} ${wide} ${ink}` };
  }).filter((one) => one.wide && colour(one.ink));
  if (!sides.length) return [];
  const [first] = sides;
  if (sides.length === 4 && sides.every((one) => one.key === first.key))
    return lines(first).map(({ inside, ...attributes }) => {
      const at = within(box, inside);
      return shape("rect", { ...placed(at), rx: Math.max(0, round - inside) || undefined, fill: "none", ...attributes });
    });
  const drawn = sides.flatMap((one) => lines(one).map(({ inside, ...attributes }) => shape("path", { d: edge(one.side, box, inside), ...attributes })));
  if (!round) return drawn;
  const id = `clip-${defs.length}`;
  defs.push(shape("clipPath", { id }, [shape("rect", { ...placed(box), rx: round })]));
  return [shape("g", { "clip-path": `url(#${id})` }, drawn)];
}

// The strokes of one border, with how far inside the edge each runs.
function lines({ kind, wide, ink }) {
  const stroke = paint("stroke", ink);
  if (kind === "double") return [1 / 6, 5 / 6].map((share) => ({ inside: wide * share, ...stroke, "stroke-width": short(wide / 3) }));
  const dashes = { dashed: `${3 * wide} ${2 * wide}`, dotted: `${wide} ${wide}` }[kind];
  return [{ inside: wide / 2, ...stroke, "stroke-width": wide, "stroke-dasharray": dashes }];
}

function edge(side, { x, y, width, height }, by) {
  const [right, bottom] = [x + width, y + height];
  const at = { top: `M${short(x)} ${short(y + by)}H${short(right)}`, bottom: `M${short(x)} ${short(bottom - by)}H${short(right)}`,
    left: `M${short(x + by)} ${short(y)}V${short(bottom)}`, right: `M${short(right - by)} ${short(y)}V${short(bottom)}` };
  return at[side];
}
