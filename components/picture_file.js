// Files of a picture: the fonts it needs within it, and its dots.
const SCALE = 2, SIDE = 16000, AREA = 120e6;

// The font faces of the page that are named, with their bytes, so that the picture looks the same on any machine.
async function faces(families) {
  const wanted = [...families].map((one) => one.split("|"));
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => [rule, sheet.href]));
  const named = rules.filter(([{ style }]) => wanted.some(([family, slant]) =>
    bare(family.split(",")[0]) === bare(style.getPropertyValue("font-family")) && (style.getPropertyValue("font-style") || "normal") === slant));
  return (await Promise.all(named.map(face))).join("\n");
}

const bare = (family) => family.replaceAll(/["']/g, "").trim();

async function face([{ style }, sheet]) {
  const address = style.getPropertyValue("src").match(/url\("?([^")]+)"?\)/)[1];
  const bytes = await (await fetch(new URL(address, sheet ?? document.baseURI))).blob();
  const [family, weight, slant] = ["font-family", "font-weight", "font-style"].map((name) => style.getPropertyValue(name));
  return `@font-face { font-family: ${family}; font-weight: ${weight}; font-style: ${slant}; src: url("${await written(bytes)}") format("woff2"); }`;
}

function written(bytes) {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = () => fail(new Error("The font could not be read."));
    reader.readAsDataURL(bytes);
  });
}

// The picture as PNG: twice its size, or as large as a browser can.
async function dots(file, root) {
  const [wide, high] = ["width", "height"].map((name) => Number(root.getAttribute(name)));
  const scale = Math.min(SCALE, SIDE / Math.max(wide, high), Math.sqrt(AREA / (wide * high)));
  const image = new Image();
  const address = URL.createObjectURL(file);
  image.src = address;
  try {
    await image.decode();
  } catch {
    throw new Error("The browser could not draw the picture.");
  } finally {
    URL.revokeObjectURL(address);
  }
  const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(wide * scale), height: Math.round(high * scale) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => canvas.toBlob((made) => (made ? done(made) : fail(new Error("The picture is too large for a PNG.")))));
}

function hand(file, name) {
  const address = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
