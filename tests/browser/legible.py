"""How large and how strong the words on a page are: every text node that is seen, those in shadow roots among them.

What goes on below the edge of a shared screen fades there, and is seen when the page is scrolled.

Of words on charts the contrast is that with what is painted beneath them: their outline if they have one, else the
shapes that come before them, at three points along the words.
"""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from tests.browser.conftest import settled_picture

SCRIPT = """() => {
  const parse = (colour) => {
    const found = colour.match(/[\\d.]+%?/g)?.map(parseFloat) ?? [0, 0, 0, 0];
    const [r, g, b, a = 1] = found;
    return colour.startsWith("color(") ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
  };
  const named = (colour) => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = colour;
    const found = parse(getComputedStyle(probe).color);
    probe.remove();
    return found;
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
  const roots = [...document.querySelectorAll("*")].map((one) => one.shadowRoot).filter(Boolean);
  const more = roots.map((root) => root.querySelector("button.more")).find((one) => one?.checkVisibility());
  const fades = more && parseFloat(getComputedStyle(more, "::before").height);
  const edge = more ? more.getBoundingClientRect().top - fades : Infinity;
  const seen = (element, node) => {
    if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.bottom > edge && element.getRootNode() !== more.getRootNode()) return false;
    return box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0;
  };
  const shapes = [...document.querySelectorAll("svg :is(path, rect, circle, polygon, ellipse)")].filter((shape) => {
    const style = getComputedStyle(shape);
    return style.fill.startsWith("rgb") && Number(style.fillOpacity) && !shape.closest("defs, clipPath, mask");
  });
  const before = (shape, words) => shape.compareDocumentPosition(words) & Node.DOCUMENT_POSITION_FOLLOWING;
  const covers = (shape, x, y) => {
    const box = shape.getBoundingClientRect();
    if (x < box.left || x > box.right || y < box.top || y > box.bottom) return false;
    return shape.isPointInFill(new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse()));
  };
  const beneath = (element, box, page) => {
    const outline = getComputedStyle(element).textShadow;
    if (outline !== "none") return [over(parse(outline.match(/rgba?\\([^)]*\\)/)[0]), page)];
    return [0.1, 0.5, 0.9].map((share) => {
      const [x, y] = [box.left + share * box.width, box.top + box.height / 2];
      const painted = shapes.filter((shape) => before(shape, element) && covers(shape, x, y));
      return painted.reduce((under, shape) => {
        const style = getComputedStyle(shape), [r, g, b, a] = parse(style.fill);
        return over([r, g, b, a * Number(style.fillOpacity) * faded(shape)], under);
      }, page);
    });
  };
  const APART = "style, script, noscript, option, #js-plotly-tester, [data-testid=stIconMaterial]"; // signs
  const found = [];
  const walk = (root) => {
    for (const node of root.childNodes) {
      if (node.nodeType === Node.TEXT_NODE && node.data.trim()) {
        const element = node.parentElement ?? root.host;
        if (!element || element.closest(APART)) continue;
        if (!seen(element, node) || element.closest("button:disabled")) continue;
        const style = getComputedStyle(element), size = parseFloat(style.fontSize), under = ground(element);
        const drawn = Boolean(element.closest("svg"));
        const ink = parse(drawn ? style.fill : style.color);
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        const grounds = drawn ? beneath(element, box, under) : [under];
        const strength = (at) => ratio(over([...ink.slice(0, 3), ink[3] * faded(element)], at), at);
        found.push({
          words: node.data.trim().slice(0, 60), size, box: [box.left, box.top, box.right, box.bottom],
          ratio: Math.min(...grounds.map(strength)),
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
    for (const [name, ink, cell] of [["base", "text-dark", "bg-cell"], ["header", "text-header", "bg-header"]]) {
      const size = parseFloat(style.getPropertyValue(`--gdg-${name}-font-style`).match(/([\\d.]+)px/)?.[1]);
      const [top, under] = [ink, cell].map((one) => named(style.getPropertyValue(`--gdg-${one}`)));
      const page = over(under, ground(table));
      const strength = ratio(over(top, page), page);
      if (size) found.push({ words: `${name} of a table`, size, box: null, ratio: strength, large: false });
    }
  }
  return found;
}"""


def words(page) -> list[dict]:
    """Each text seen: its first words, size (px on screen), box (None in a table), contrast, and if it is large."""
    return page.evaluate(SCRIPT)


def small(page, least: float = 16) -> list[str]:
    """Texts smaller than so many pixels."""
    return [f"{one['words']}: {one['size']:.1f} px" for one in words(page) if one["size"] < least - 0.01]


def weak(page) -> list[str]:
    """Texts with less contrast than WCAG 2.2 AA asks for: 4.5:1, large ones 3:1."""
    return [
        f"{one['words']}: {one['ratio']:.2f}"
        for one in words(page)
        if one["ratio"] < (3 if one["large"] else 4.5) - 0.01
    ]


WIDE = 960
"""Pixels across of a picture of the screen as it comes through a video call."""


def blurred(page, least: float = 3.0) -> list[str]:
    """Words whose contrast is lost in a picture 960 pixels wide of JPEG quality 50, and what is left of it.

    It is that between the darkest and the lightest hundredths of the pixels around them.
    """
    picture = Image.open(io.BytesIO(settled_picture(page))).convert("RGB")
    scale = WIDE / picture.width
    kept = io.BytesIO()
    picture.resize((WIDE, round(picture.height * scale)), Image.Resampling.LANCZOS).save(kept, "JPEG", quality=50)
    channels = np.asarray(Image.open(kept).convert("RGB")) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    light = linear @ [0.2126, 0.7152, 0.0722]
    lost = []
    for one in words(page):
        left, top, right, bottom = (round(edge * scale) for edge in one["box"] or (0, 0, 0, 0))
        if min(left, top) < 0 or bottom > light.shape[0] or right > WIDE or min(right - left, bottom - top) < 6:
            continue  # partly beyond the window
        dark, bright = np.percentile(light[top:bottom, left:right], [2, 98])
        if (ratio := (bright + 0.05) / (dark + 0.05)) < least:
            lost.append(f"{one['words']}: {ratio:.2f}")
    return lost
