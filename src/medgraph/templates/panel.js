// The panel at the side: what a node or an edge says, sentence by sentence. Everything is set as text.

/** Return an element with its attributes and children; strings become text, never markup. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** Return what stands in the panel for an edge: its statements with their sentences. */
function edgeDetails(edge, graph) {
  const [from, to] = [graph.node(edge.from), graph.node(edge.to)];
  const verb = graph.lineOf(edge).title;
  const ends = element("ul", {}, graph.jump(from), graph.jump(to));
  return [
    element("h2", { dir: "auto" }, `${from.name} ${edge.standing === "negated" ? `— not: ${verb} —` : verb} ${to.name}`),
    ...edge.statements.map((said) => statementCard(said, graph)),
    element("h3", {}, "Between"), ends,
  ];
}

/** Return what stands in the panel for a node: its names, its links, and its statements by relation. */
function nodeDetails(node, graph) {
  const look = graph.lookOf(node);
  return [
    element("h2", { dir: "auto" }, node.name),
    element("p", { class: "kind" }, nodeSwatch(look), look.title),
    ...(node.aliases.length ? [element("p", { dir: "auto" }, "Also: " + node.aliases.join(", "))] : []),
    ...node.links.map((link) => element("p", {}, element("a", { href: link, rel: "noreferrer noopener", target: "_blank" }, link))),
    ...graph.extras(node),
    ...graph.folding(node),
    ...neighbourLists(node, graph),
    ...nameCards(node, graph),
  ];
}

function neighbourLists(node, graph) {
  const groups = Map.groupBy
    ? Map.groupBy(graph.edgesOf(node), (edge) => edge.relation)
    : graph.edgesOf(node).reduce((all, edge) => all.set(edge.relation, [...(all.get(edge.relation) ?? []), edge]), new Map());
  return graph.data.lines.filter((line) => groups.has(line.relation)).flatMap((line) => [
    element("h3", {}, `${line.title} (${groups.get(line.relation).length})`),
    element("ul", {}, ...groups.get(line.relation).map((edge) => graph.edgeItem(edge, node))),
  ]);
}

function nameCards(node, graph) {
  return node.named.flatMap((said) => [
    element("h3", { dir: "auto" }, `${said.relation}: ${said.text}`), statementCard(said, graph),
  ]);
}

function statementCard(said, graph) {
  const badges = [
    ...(said.polarity === "affirmed" ? [] : [[said.polarity, said.polarity === "negated" ? "badge denied" : "badge"]]),
    ...(said.scope === "human" ? [] : [[said.scope === "animal" ? "in animals" : "of the class", "badge"]]),
    ...(said.origin === "text" ? [] : [["background knowledge", "badge"]]),
  ];
  const terms = said.qualifiers.flatMap(([name, value]) => [element("dt", {}, name), element("dd", { dir: "auto" }, value === "true" ? "yes" : value)]);
  return element("article", { class: "statement" },
    ...badges.map(([text, name]) => element("span", { class: name }, text)),
    ...(terms.length ? [element("dl", {}, ...terms)] : []),
    ...said.passages.flatMap((number) => passage(graph.data.passages[number])),
    ...(said.passages.length ? [] : [element("p", {}, "No sentence: this was not read on a page.")]));
}

function passage(cited) {
  const where = [cited.page, cited.section, cited.line ? `line ${cited.line}` : ""].filter(Boolean).join(" · ");
  return [element("blockquote", { dir: "auto" }, cited.sentence), element("cite", { dir: "auto" }, cited.address ? element("a", { href: cited.address }, where) : where)];
}
