// The picture grows: what lies around a thing is asked for, and takes its place in the picture. The address follows, so
// that what is seen can be shared.

const numberOf = new Map(data.nodes.map((node) => [node.iri, node.id]));
const grown = new Set(data.things);
const keyOf = (edge) => [edge.from, edge.to, edge.relation, edge.standing].join(" ");
const edgeKeys = new Set(data.edges.map(keyOf));

function addNode(node, numbers) {
  const known = numberOf.get(node.iri);
  numbers.set(node.id, known ?? numberOf.size);
  if (known !== undefined) return;
  node.id = numbers.get(node.id);
  numberOf.set(node.iri, node.id);
  data.nodes.push(node); everyNode.set(node.id, node); edgesAt.set(node.id, []);
  nodes.add(nodeItem(node));
}

function addEdge(edge, numbers, passages) {
  edge.from = numbers.get(edge.from); edge.to = numbers.get(edge.to);
  if (edgeKeys.has(keyOf(edge))) return;
  edgeKeys.add(keyOf(edge));
  edge.id = data.edges.length;
  for (const said of edge.statements) said.passages = said.passages.map((number) => number + passages);
  data.edges.push(edge); everyEdge.set(edge.id, edge);
  [edge.from, edge.to].forEach((id) => edgesAt.get(id).push(edge));
  state.relations.add(edge.relation);
  edges.add(edgeItem(edge));
}

async function grow(node) {
  const answer = await fetch(`/graph/around?${new URLSearchParams({ iri: node.iri })}`);
  if (!answer.ok) return;
  const more = await answer.json(), numbers = new Map(), passages = data.passages.length;
  data.passages.push(...more.passages);
  for (const one of more.nodes) {
    one.named = one.named.map((said) => ({ ...said, passages: said.passages.map((number) => number + passages) }));
    addNode(one, numbers);
  }
  more.edges.forEach((edge) => addEdge(edge, numbers, passages));
  grown.add(node.iri);
  state.unfolded.add(node.id);
  findLone(); measureBoxes(); buildFilters(); syncFilters(); refresh();
  select({ node: node.id });
  network.fit({ animation: false, maxZoomLevel: 1.5 });
  history.replaceState(null, "", `?${new URLSearchParams([...grown].map((iri) => ["around", iri]))}`);
}

graph.extras = (node) => [element("p", { class: "extras" },
  ...(node.page ? [element("a", { href: node.page }, "Its page")] : []),
  ...(grown.has(node.iri) || !node.page ? [] : [element("button", { type: "button", id: "grow", click: () => grow(node) }, "Show what lies around it")]))];
