// A drawing that is SVG on the page already (a map, lines, links), with the page's style written into it.
const USUAL = {
  fill: "rgb(0, 0, 0)", "fill-opacity": "1", "fill-rule": "nonzero", stroke: "none", "stroke-width": "1px", "stroke-opacity": "1",
  "stroke-dasharray": "none", "stroke-linecap": "butt", "stroke-linejoin": "miter", "stroke-miterlimit": "4", "vector-effect": "none",
};
const LETTERS = ["font-family", "font-size", "font-style", "font-weight", "text-anchor"];
const NOT_SEEN = ".draglayer, .hoverlayer, .selectionlayer, .zoomlayer, .menulayer, .shapelayer:empty";
const KEPT = /^(id|d|x|y|width|height|r|cx|cy|rx|ry|x1|y1|x2|y2|dx|dy|points|transform|viewBox|preserveAspectRatio|overflow|offset|gradientUnits|gradientTransform|pattern\w+|clipPathUnits|spreadMethod)$/;

// A copy of an SVG element with all below it; `families` takes the fonts it names, `reach` the box of each part that is
// seen. null: nothing of it is seen.
function copied(element, families, reach) {
  const style = getComputedStyle(element);
  const held = element.closest("defs");
  if (element.matches(NOT_SEEN) || (!held && style.display === "none")) return null;
  const node = shape(element.tagName);
  for (const { name, value } of element.attributes) if (KEPT.test(name)) node.setAttribute(name, name === "d" ? rounded(value) : value);
  const leaf = element instanceof SVGGeometryElement || element instanceof SVGTextContentElement;
  if (leaf && !seen(style) && !held) return null;
  if (leaf && !held) reach(element.getBoundingClientRect());
  if (leaf) inked(node, element, style, families);
  if (element.tagName === "stop") for (const name of ["stop-color", "stop-opacity"]) node.setAttribute(name, style.getPropertyValue(name));
  if (style.opacity !== "1") node.setAttribute("opacity", style.opacity);
  for (const name of ["clip-path", "mask"]) {
    const id = here(style.getPropertyValue(name));
    if (id) node.setAttribute(name, id);
  }
  for (const child of element.childNodes) {
    const made = child.nodeType === Node.TEXT_NODE ? (leaf ? plain(child.data) : null) : child instanceof SVGElement ? copied(child, families, reach) : null;
    if (made) node.append(made);
  }
  return node.hasChildNodes() || leaf || held ? node : null;
}

function seen(style) {
  if (style.visibility !== "visible") return false;
  return [["fill", style.fillOpacity], ["stroke", style.strokeOpacity]].some(([name, share]) =>
    Number(share) > 0 && (here(style[name]) || colour(style[name])));
}

function inked(node, element, style, families) {
  const words = element instanceof SVGTextContentElement;
  for (const [name, usual] of Object.entries(USUAL)) {
    const value = style.getPropertyValue(name);
    if (value === usual && element.tagName !== "tspan") continue;
    const painted = name === "fill" || name === "stroke" ? here(value) ?? colour(value)?.[0] ?? "none" : value;
    node.setAttribute(name, painted);
    const alpha = name === "fill" || name === "stroke" ? colour(value)?.[1] : 1;
    if (alpha < 1) node.setAttribute(`${name}-opacity`, short(alpha * Number(style.getPropertyValue(`${name}-opacity`))));
  }
  if (!words) return;
  for (const name of LETTERS) node.setAttribute(name, style.getPropertyValue(name));
  if (style.whiteSpaceCollapse === "preserve") node.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
  families.add(`${style.fontFamily}|${style.fontStyle}`);
}

// url("http://host/page#clip") and url(#clip) name the same: something in this picture.
function here(value) {
  const id = value.match(/^url\("?[^#")]*#([^")]+)"?\)/)?.[1];
  return id && `url(#${id})`;
}

// A map has a hundred thousand numbers: two places of each are enough.
const rounded = (path) => path.replace(/\d+\.\d{3,}/g, (number) => short(Number(number)));
