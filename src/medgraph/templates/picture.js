// The page at work: what is shown, what is chosen, what is found. The data stands in the page as JSON.

const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const looks = new Map(data.looks.map((look) => [look.kind, look]));
const lines = new Map(data.lines.map((line) => [line.relation, line]));
const dashes = { negated: [9, 6], hypothetical: [2, 5], animal: [9, 4, 2, 4], class: [9, 4, 2, 4] };
const CORE = new Set(["drug", "gene", "exon", "mechanism", "disease"]);
const ENOUGH = 260; // more edges than this are no picture: kinds that tell least are off at first
const LEAST_TELLING = ["dosage", "route", "test", "substance group", "substance", "drug class", "condition"];

const everyNode = new Map(data.nodes.map((node) => [node.id, node]));
const everyEdge = new Map(data.edges.map((edge) => [edge.id, edge]));
const edgesAt = new Map(data.nodes.map((node) => [node.id, []]));
for (const edge of data.edges) [edge.from, edge.to].forEach((id) => edgesAt.get(id).push(edge));
const other = (edge, id) => (edge.from === id ? edge.to : edge.from);
const isDrug = (id) => everyNode.get(id).group === "drug";
const lineOf = (edge) => lines.get(edge.relation) ?? { relation: edge.relation, title: edge.relation, colour: "#777777" };

/** The drug that alone has this thing, so that it can be folded away; null for what matters or is shared. */
const loneDrug = new Map();
function findLone() {
  for (const node of data.nodes) {
    const drugs = new Set(edgesAt.get(node.id).map((edge) => other(edge, node.id)));
    loneDrug.set(node.id, !CORE.has(node.group) && drugs.size === 1 ? [...drugs][0] : null);
  }
}
findLone();

const state = {
  kinds: new Set(data.looks.map((look) => look.kind)),
  relations: new Set(data.edges.map((edge) => edge.relation)),
  standings: new Set(["affirmed"]),
  unfolded: new Set(), alone: data.nodes.filter((node) => node.group === "drug").length <= 5,
  dark: matchMedia("(prefers-color-scheme: dark)").matches, chosen: null,
};
let shownNodes = new Set(), shownEdges = new Set();
const places = new Map();
const theme = { ink: "", ground: "", denied: "" };
let focus = null;

const pen = document.createElement("canvas").getContext("2d");
pen.font = "14px system-ui, sans-serif";
const measure = (text) => pen.measureText(text).width;
let boxes = new Map();

// What is shown.

function mayShow(id) {
  const drug = loneDrug.get(id);
  return state.kinds.has(everyNode.get(id).group) && (drug === null || state.alone || state.unfolded.has(drug));
}

function choose() {
  shownEdges = new Set(data.edges.filter((edge) => state.relations.has(edge.relation)
    && state.standings.has(edge.standing) && mayShow(edge.from) && mayShow(edge.to)).map((edge) => edge.id));
  shownNodes = new Set(data.nodes.filter((node) => mayShow(node.id)
    && ((state.alone && node.group === "drug") || edgesAt.get(node.id).some((edge) => shownEdges.has(edge.id)))).map((node) => node.id));
}

/** What tells least is left out until little enough is shown, but never what the picture was drawn around. */
function open() {
  const around = new Set(data.nodes.filter((node) => (data.things ?? []).includes(node.iri)).map((node) => node.group));
  choose();
  for (const kind of LEAST_TELLING.filter((each) => !around.has(each))) {
    if (shownEdges.size <= ENOUGH) return;
    state.kinds.delete(kind);
    choose();
  }
}

// The network of vis, over views that hold only what is shown.

const nodeItem = (node) => ({ id: node.id, label: node.label, title: node.title, group: node.group, shape: node.shape, ctxRenderer: node.shape === "custom" ? capsule(inkOf) : undefined });
const edgeItem = (edge) => ({ id: edge.id, from: edge.from, to: edge.to, arrows: edge.arrows, ...strokeOf(edge) });
const nodes = new vis.DataSet(data.nodes.map(nodeItem));
const edges = new vis.DataSet(data.edges.map(edgeItem));
const nodeView = new vis.DataView(nodes, { filter: (node) => shownNodes.has(node.id) });
const edgeView = new vis.DataView(edges, { filter: (edge) => shownEdges.has(edge.id) });

function strokeOf(edge) {
  const title = [everyNode.get(edge.from).name, lineOf(edge).title, everyNode.get(edge.to).name].join(" ");
  return {
    title: edge.standing === "affirmed" ? title : `${title} (${edge.standing})`,
    dashes: dashes[edge.standing] ?? false,
    width: edge.serious ? 2.6 : 1.3,
    smooth: edge.lane === 0 ? false : { enabled: true, type: edge.lane % 2 ? "curvedCW" : "curvedCCW", roundness: 0.12 * Math.ceil(edge.lane / 2) },
  };
}

function groupOf(look) {
  const colour = { background: look.fill, border: look.border };
  return {
    shape: look.shape, color: { ...colour, highlight: colour, hover: colour },
    shapeProperties: { borderRadius: look.radius, borderDashes: look.dashed ? [5, 3] : false },
    font: look.ink ? { color: look.ink, size: look.size, strokeWidth: 0 } : {},
    margin: { top: 6, bottom: 6, left: 10, right: 10 },
  };
}

const groups = Object.fromEntries(data.looks.map((look) => [look.kind, groupOf(look)]));
const network = new vis.Network(byId("canvas"), { nodes: nodeView, edges: edgeView }, { ...data.options, groups });

// Layout: springs for what is shared, then free places for the rest.

function neighboursShown() {
  const near = new Map([...shownNodes].map((id) => [id, new Set()]));
  for (const id of shownEdges) {
    const { from, to } = everyEdge.get(id);
    near.get(from).add(to); near.get(to).add(from);
  }
  return near;
}

function arrange() {
  const near = neighboursShown();
  const core = [...shownNodes].filter((id) => isDrug(id) || near.get(id).size > 1);
  const start = startPlaces(core, near, isDrug), hanging = (id) => near.get(id).size - [...near.get(id)].filter((n) => start.has(n)).length;
  places.clear();
  measureBoxes();
  nodes.update([...shownNodes].map((id) => ({ id, x: 0, y: 0, ...start.get(id), physics: start.has(id), mass: isDrug(id) ? 2 + hanging(id) / 5 : 1 })));
  network.once("stabilizationIterationsDone", () => settle(core, near));
  network.setOptions({ physics: { ...data.options.physics, enabled: true } });
  network.stabilize(core.length > 400 ? 80 : 300);
}

function settle(core, near) {
  network.setOptions({ physics: { enabled: false } });
  for (const [id, place] of Object.entries(network.getPositions(core))) places.set(Number(id), place);
  if (core.length > 3) fillSheet(places, [...shownNodes].map((id) => boxes.get(id)));
  pushApart(core, places, boxes);
  place(near);
  network.fit({ animation: false, maxZoomLevel: 1.5 });
  document.body.dataset.ready = "true";
}

function measureBoxes() {
  boxes = new Map(data.nodes.map((node) => [node.id, boxOf(node, looks.get(node.group), measure, growth(node.id))]));
}

/** Set what has no place yet around its neighbour; what has one stays where it is. */
function place(near = neighboursShown()) {
  const middle = mean([...places.values()]), waiting = new Map();
  const order = [...shownNodes].filter((id) => !places.has(id)).sort((a, b) => rank(a) - rank(b) || a - b);
  for (const id of order) {
    const anchor = [...near.get(id)].find((other) => places.has(other));
    if (anchor === undefined) places.set(id, freePlace(id, middle, Math.PI / 2, [...places.keys()], places, boxes));
    else waiting.set(anchor, [...(waiting.get(anchor) ?? []), id]);
  }
  for (const [anchor, ids] of waiting) setAround(anchor, ids, places, boxes, middle);
  nodes.update([...shownNodes].map((id) => ({ id, ...places.get(id) })));
}

const rank = (id) => data.lines.findIndex((line) => line.relation === edgesAt.get(id)[0]?.relation);

function refresh() {
  choose();
  nodeView.refresh(); edgeView.refresh();
  place();
  emphasise();
  countShown();
}

// Light and dark, and what is chosen: the rest fades.


function paint() {
  document.documentElement.classList.toggle("dark", state.dark);
  document.documentElement.classList.toggle("light", !state.dark);
  const style = getComputedStyle(document.documentElement);
  for (const name of Object.keys(theme)) theme[name] = style.getPropertyValue(`--${name}`).trim();
  emphasise();
}

function fades(id) {
  return focus !== null && !focus.has(id);
}

function inkOf(id) {
  return fades(id) ? { ink: theme.ink + "48", halo: "" } : { ink: theme.ink, halo: theme.ground };
}

function emphasise() {
  focus = focusOf(state.chosen);
  nodes.update([...shownNodes].map((id) => ({ id, opacity: fades(id) ? 0.15 : 1, font: fontOf(id), ...sizeOf(id) })));
  edges.update([...shownEdges].map((id) => {
    const edge = everyEdge.get(id), colour = edge.standing === "negated" ? theme.denied : lineOf(edge).colour;
    const faded = focus && !touches(edge);
    return { id, color: { color: colour, highlight: colour, hover: colour, opacity: faded ? 0.08 : crowded() && !focus ? 0.35 : 0.85 } };
  }));
}

function fontOf(id) {
  const { ink, halo } = inkOf(id), inside = looks.get(everyNode.get(id).group).ink;
  if (inside) return { color: fades(id) ? ink : inside, strokeWidth: 0 };
  return { color: ink, strokeWidth: halo ? 4 : 0, strokeColor: theme.ground, size: 14 * growth(id) };
}

const crowded = () => shownEdges.size > 2 * ENOUGH;
const sizeOf = (id) => ({ size: looks.get(everyNode.get(id).group).size * growth(id) });

/** In a crowd what many share grows, so that it can be seen and read from afar. */
const growth = (id) => (crowded() && !isDrug(id) ? Math.min(4, 1 + Math.sqrt(edgesAt.get(id).length) / 4) : 1);

const touches = (edge) => state.chosen.edge === edge.id || [edge.from, edge.to].includes(state.chosen.node);

function focusOf(chosen) {
  if (!chosen) return null;
  if (chosen.node === undefined) return new Set([everyEdge.get(chosen.edge).from, everyEdge.get(chosen.edge).to]);
  return new Set([chosen.node, ...edgesAt.get(chosen.node).filter((edge) => shownEdges.has(edge.id)).map((edge) => other(edge, chosen.node))]);
}

function select(chosen, moveThere = false) {
  state.chosen = chosen;
  const panel = byId("panel");
  panel.hidden = !chosen;
  network.setSize("100%", "100%"); // the panel takes its room now, not at the next look of vis-network
  network.unselectAll();
  if (chosen) {
    panel.replaceChildren(element("button", { type: "button", class: "close", "aria-label": "Close details", click: () => select(null) }, "✕"),
      ...(chosen.node === undefined ? edgeDetails(everyEdge.get(chosen.edge), graph) : nodeDetails(everyNode.get(chosen.node), graph)));
    panel.scrollTop = 0;
    if (moveThere) reveal(chosen);
    if (chosen.node === undefined) network.selectEdges([chosen.edge]); else network.selectNodes([chosen.node], false);
  }
  emphasise();
}

/** Show a node or edge that is folded away or filtered out, and bring it to the middle. */
function reveal(chosen) {
  const edge = everyEdge.get(chosen.edge), ids = edge ? [edge.from, edge.to] : [chosen.node];
  for (const id of ids) {
    state.kinds.add(everyNode.get(id).group);
    if (loneDrug.get(id) !== null) state.unfolded.add(loneDrug.get(id));
  }
  const wanted = edge ? [edge] : edgesAt.get(chosen.node).some((near) => shownEdges.has(near.id)) ? [] : edgesAt.get(chosen.node).slice(0, 1);
  for (const near of wanted) {
    state.relations.add(near.relation); state.standings.add(near.standing);
    state.kinds.add(everyNode.get(near.from).group); state.kinds.add(everyNode.get(near.to).group);
  }
  syncFilters();
  refresh();
  if (edge) network.fit({ nodes: ids, maxZoomLevel: 1.2, animation: false });
  else network.focus(chosen.node, { scale: Math.max(network.getScale(), 0.9), animation: false });
}

const graph = {
  /** What a page may add to the details of a node. */
  extras: () => [],
  data, lineOf, node: (id) => everyNode.get(id), lookOf: (node) => looks.get(node.group), edgesOf: (node) => edgesAt.get(node.id),
  jump: (node) => element("li", {}, element("button", { type: "button", click: () => select({ node: node.id }, true) }, nodeSwatch(looks.get(node.group)), element("span", { dir: "auto" }, node.name))),
  edgeItem(edge, node) {
    const far = everyNode.get(other(edge, node.id)), words = edge.statements[0]?.qualifiers.find(([name]) => name === "frequency");
    const hint = edge.standing === "affirmed" ? words?.[1] ?? "" : edge.standing;
    const press = edge.statements.some((said) => said.passages.length) ? { edge: edge.id } : { node: far.id };
    return element("li", {}, element("button", { type: "button", click: () => select(press, true) }, nodeSwatch(looks.get(far.group)), element("span", { dir: "auto" }, far.name), element("small", { dir: "auto" }, hint)));
  },
  folding(node) {
    const alone = data.nodes.filter((near) => loneDrug.get(near.id) === node.id).length;
    if (!alone || state.alone) return [];
    const text = state.unfolded.has(node.id) ? `Fold what it alone has (${alone})` : `Unfold what it alone has (${alone})`;
    return [element("p", {}, element("button", { type: "button", click: () => fold(node.id) }, text))];
  },
};

function fold(id) {
  if (!state.unfolded.delete(id)) state.unfolded.add(id);
  refresh();
  select({ node: id });
}

// Beginning.

network.on("click", ({ nodes: [node], edges: [edge] }) => select(node !== undefined ? { node } : edge !== undefined ? { edge } : null));
network.on("doubleClick", ({ nodes: [node] }) => { if (node !== undefined && graph.folding(everyNode.get(node)).length) fold(node); });
byId("search").addEventListener("input", () => showFound());
byId("search").addEventListener("keydown", searchKey);
byId("search").addEventListener("blur", () => { byId("found").hidden = true; });
byId("arrange").addEventListener("click", arrange);
byId("fit").addEventListener("click", () => network.fit({ animation: false, maxZoomLevel: 1.5 }));
byId("theme").addEventListener("click", () => { state.dark = !state.dark; paint(); });
byId("filters").addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") select(null);
  if (event.key === "/" && document.activeElement !== byId("search")) { event.preventDefault(); byId("search").focus(); }
});

buildFilters();
open();
syncFilters();
nodeView.refresh(); edgeView.refresh();
paint();
countShown();
measureBoxes();
if (shownNodes.size) arrange(); else document.body.dataset.ready = "true";
