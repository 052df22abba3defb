// The legend, whose checkboxes are the filters, and the search.

function checkbox(value, set, title, swatch, count, name) {
  const box = element("input", { type: "checkbox", name, value, change: () => { if (box.checked) set.add(value); else set.delete(value); refresh(); } });
  return element("label", {}, box, swatch, title, element("small", {}, String(count)));
}

function countBy(items, key) {
  return items.reduce((all, item) => all.set(item[key], (all.get(item[key]) ?? 0) + 1), new Map());
}

function buildFilters() {
  document.querySelectorAll("#filters label").forEach((label) => label.remove());
  const kinds = countBy(data.nodes, "group"), relations = countBy(data.edges, "relation"), standings = countBy(data.edges, "standing");
  byId("kinds").append(...data.looks.filter((look) => kinds.has(look.kind))
    .map((look) => checkbox(look.kind, state.kinds, look.title, nodeSwatch(look), kinds.get(look.kind), "kind")));
  byId("relations").append(...[...relations.keys()].map((relation) => lineOf({ relation })).sort((a, b) => data.lines.indexOf(a) - data.lines.indexOf(b))
    .map((line) => checkbox(line.relation, state.relations, line.title, edgeSwatch(line.colour), relations.get(line.relation), "relation")));
  byId("standings").append(...data.standings.filter(([name]) => standings.has(name)).map(([name, title]) => checkbox(name, state.standings, title,
    edgeSwatch(name === "negated" ? "#d0453c" : "#7a8591", dashes[name]), standings.get(name), "standing")));
  const lone = [...loneDrug.values()].filter((drug) => drug !== null).length;
  const alone = element("input", { type: "checkbox", name: "alone", change: () => { state.alone = alone.checked; refresh(); } });
  if (lone && [...everyNode.keys()].filter(isDrug).length > 1) byId("kinds").append(element("label", {}, alone, "What one drug alone has", element("small", {}, String(lone))));
}

function syncFilters() {
  const sets = { kind: state.kinds, relation: state.relations, standing: state.standings };
  for (const box of document.querySelectorAll("#filters input")) box.checked = box.name === "alone" ? state.alone : sets[box.name].has(box.value);
}

function countShown() {
  byId("count").textContent = data.nodes.length ? `${shownNodes.size} of ${data.nodes.length} things, ${shownEdges.size} of ${data.edges.length} links shown${data.cut ? "; the graph holds more" : ""}` : "Nothing to show";
}

// Search.

function matches(text) {
  const wanted = text.trim().toLowerCase(), score = (name) => { const at = name.toLowerCase().indexOf(wanted); return at < 0 ? Infinity : at * 1000 + name.length; };
  if (!wanted) return [];
  return data.nodes.map((node) => [Math.min(score(node.name), ...node.aliases.map((alias) => score(alias) + 500)), node])
    .filter(([rank]) => rank < Infinity).sort((a, b) => a[0] - b[0] || a[1].id - b[1].id).slice(0, 12).map(([, node]) => node);
}

function showFound(active = 0) {
  const found = matches(byId("search").value), list = byId("found");
  list.replaceChildren(...found.map((node, index) => element("li", { role: "option", id: `found-${index}`, "aria-selected": String(index === active), "data-node": node.id, mousedown: (event) => { event.preventDefault(); take(node.id); } },
    nodeSwatch(looks.get(node.group)), element("span", { dir: "auto" }, node.name), element("small", {}, looks.get(node.group).title))));
  list.hidden = !found.length;
  byId("search").setAttribute("aria-expanded", String(found.length > 0));
  if (found.length) byId("search").setAttribute("aria-activedescendant", `found-${active}`); else byId("search").removeAttribute("aria-activedescendant");
}

function take(id) {
  byId("found").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
  select({ node: id }, true);
}

function searchKey(event) {
  const options = [...byId("found").children], at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (event.key === "Enter" && options[at]) { event.preventDefault(); take(Number(options[at].dataset.node)); }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && options.length) { event.preventDefault(); showFound((at + step + options.length) % options.length); }
}
