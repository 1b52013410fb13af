// Colours, lengths and gradients of the page's style, as SVG has them.
const SVG = "http://www.w3.org/2000/svg";

function shape(tag, attributes = {}, children = []) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined && value !== "") node.setAttribute(name, value);
  node.append(...children);
  return node;
}

// Pixels with as many places as can be seen.
const short = (number) => Number(number.toFixed(2));

// Characters that no XML can hold, and halves of pairs.
const plain = (words) => words.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, "\ufffd");

// "rgb(1, 2, 3)", "rgba(1, 2, 3, 0.5)" or "color(srgb 0.1 0.2 0.3 / 0.5)" as [#rrggbb, opacity]; null: nothing is seen.
function colour(value) {
  const parts = value.match(/-?[\d.]+(e-?\d+)?/g)?.map(Number);
  if (!parts || value === "none") return null;
  const [red, green, blue, alpha = 1] = parts;
  const whole = value.startsWith("color(") ? 255 : 1;
  const hex = [red, green, blue].map((part) => Math.round(Math.min(255, part * whole)).toString(16).padStart(2, "0"));
  return alpha > 0 ? [`#${hex.join("")}`, alpha] : null;
}

// The attributes that paint something ("fill" or "stroke") in a colour of the page; null: nothing is seen.
function paint(name, value) {
  const found = colour(value);
  return found && { [name]: found[0], [`${name}-opacity`]: found[1] < 1 ? short(found[1]) : undefined };
}

// "12px", "50%", "calc(100% - 12px)" of so many pixels.
function length(words, of) {
  return [...words.matchAll(/([+-]?)\s*([\d.]+)(px|%)?/g)].reduce((sum, [, sign, number, unit]) =>
    sum + (sign === "-" ? -1 : 1) * (unit === "%" ? Number(number) * of / 100 : Number(number)), 0);
}

// Cuts at commas that stand in no brackets.
function cut(words) {
  const parts = [""];
  let depth = 0;
  for (const sign of words) {
    depth += (sign === "(") - (sign === ")");
    if (sign === "," && !depth) parts.push("");
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim());
}

const SIDES = { top: [0, -1], right: [1, 0], bottom: [0, 1], left: [-1, 0] };

// A linear gradient of the page over a box, as an SVG one.
function gradient(value, box, id) {
  const [, repeating, inner] = value.match(/^(repeating-)?linear-gradient\((.*)\)$/s);
  const pieces = cut(inner);
  const turned = /^(to |-?[\d.]+deg)/.test(pieces[0]) ? pieces.shift() : "to bottom";
  const [x, y] = direction(turned, box);
  const long = Math.abs(box.width * x) + Math.abs(box.height * y);
  const stops = pieces.flatMap((piece) => {
    const [, ink, places] = piece.match(/^(\S+\(.*?\))\s*(.*)$/s);
    return (places ? places.split(" ") : [""]).map((place) => [ink, place && length(place, long)]);
  });
  stops.forEach((stop, at) => { if (stop[1] === "") stop[1] = long * at / Math.max(1, stops.length - 1); });
  const reach = repeating ? stops.at(-1)[1] : long;
  const [left, top] = [box.x + (box.width - x * long) / 2, box.y + (box.height - y * long) / 2];
  return shape("linearGradient", {
    id, gradientUnits: "userSpaceOnUse", spreadMethod: repeating ? "repeat" : undefined,
    x1: short(left), y1: short(top), x2: short(left + x * reach), y2: short(top + y * reach),
  }, stops.map(([ink, place]) => {
    const [hex, alpha] = colour(ink) ?? ["#000000", 0];
    return shape("stop", { offset: short(place / reach), "stop-color": hex, "stop-opacity": alpha < 1 ? short(alpha) : undefined });
  }));
}

// Where a gradient runs to; to a corner so that its middle joins the two other corners.
function direction(turned, { width, height }) {
  if (turned.endsWith("deg")) {
    const angle = parseFloat(turned) * Math.PI / 180;
    return [Math.sin(angle), -Math.cos(angle)];
  }
  const sides = turned.slice(3).split(" ").map((side) => SIDES[side]);
  const [x, y] = sides.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
  if (sides.length === 1) return [x, y];
  const long = Math.hypot(width, height);
  return [x * height / long, y * width / long];
}
