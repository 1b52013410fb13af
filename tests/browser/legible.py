"""How large and how strong the words on a page are: every text node that is seen, those in shadow roots among them."""

from __future__ import annotations

SCRIPT = """() => {
  const parse = (colour) => {
    const found = colour.match(/[\\d.]+%?/g)?.map(parseFloat) ?? [0, 0, 0, 0];
    const [r, g, b, a = 1] = found;
    return colour.startsWith("color(") ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
  };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const up = (element) => element.parentElement ?? element.getRootNode().host ?? null;
  const light = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = up(at)) layers.push(parse(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
  };
  const faded = (element) => {
    let found = 1;
    for (let at = element; at; at = up(at)) found *= Number(getComputedStyle(at).opacity);
    return found;
  };
  const seen = (element, node) => {
    if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0;
  };
  const found = [];
  const walk = (root) => {
    for (const node of root.childNodes) {
      if (node.nodeType === Node.TEXT_NODE && node.data.trim()) {
        const element = node.parentElement ?? root.host;
        if (!element || element.closest("style, script, noscript, option, #js-plotly-tester")) continue;
        if (!seen(element, node) || element.closest("button:disabled")) continue;
        const style = getComputedStyle(element), size = parseFloat(style.fontSize), under = ground(element);
        const ink = parse(element.closest("svg") ? style.fill : style.color);
        found.push({
          words: node.data.trim().slice(0, 60), size, drawn: Boolean(element.closest("svg")),
          ratio: ratio(over([...ink.slice(0, 3), ink[3] * faded(element)], under), under),
          large: size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700),
        });
      }
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.shadowRoot) walk(node.shadowRoot);
        walk(node);
      }
    }
  };
  walk(document.body);
  for (const table of document.querySelectorAll('[data-testid="stDataFrame"] [style*="--gdg"]')) {
    const style = getComputedStyle(table);
    for (const name of ["--gdg-base-font-style", "--gdg-header-font-style"]) {
      const size = parseFloat(style.getPropertyValue(name).match(/([\\d.]+)px/)?.[1]);
      if (size) found.push({ words: `${name} of a table`, size, drawn: true, ratio: 21, large: false });
    }
  }
  return found;
}"""


def words(page) -> list[dict]:
    """Each text seen: its first words, size (px on screen), whether it is drawn, contrast, and whether it is large."""
    return page.evaluate(SCRIPT)


def small(page, least: float = 16) -> list[str]:
    """Texts smaller than so many pixels."""
    return [f"{one['words']}: {one['size']:.1f} px" for one in words(page) if one["size"] < least - 0.01]


def weak(page) -> list[str]:
    """Texts with less contrast than WCAG 2.2 AA asks for: 4.5:1, large ones 3:1. Those drawn on charts are left out."""
    return [
        f"{one['words']}: {one['ratio']:.2f}"
        for one in words(page)
        if not one["drawn"] and one["ratio"] < (3 if one["large"] else 4.5) - 0.01
    ]
