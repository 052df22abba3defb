// Where things stand. What several drugs share is laid out by the springs of vis-network, from a
// start that is the same every time; then boxes that overlap are pushed apart, and what hangs on one thing alone is set
// around it, each in the first free place. Names count as part of a node, so no name covers another.

const WIDE = 1.6; // names are wide: rings are ellipses
const GAP = 7;
const ROOM = 4.5; // how many times the area of all boxes the sheet has

/** Return the half width and half height that a node takes, its name included, and its middle's offset. */
function boxOf(node, look, measure, growth) {
  const rows = node.label.split("\n"), scale = look.ink ? look.size / 14 : growth;
  const width = Math.max(...rows.map(measure)) * scale, height = rows.length * 17 * scale;
  if (look.ink) return { w: width / 2 + 16 + GAP, h: height / 2 + 8 + GAP, dy: 0 };
  return { w: Math.max(width / 2, look.size * scale) + GAP, h: look.size * scale + height / 2 + GAP, dy: height / 2 };
}

/** Return the order of drugs in which neighbours share most: each next one is the most alike that is left. */
function alike(drugs, neighbours) {
  const left = [...drugs], order = left.splice(0, 1);
  while (left.length) {
    const last = neighbours.get(order.at(-1));
    const shared = left.map((drug) => [...neighbours.get(drug)].filter((near) => last.has(near)).length);
    order.push(left.splice(shared.indexOf(Math.max(...shared)), 1)[0]);
  }
  return order;
}

/** Give drugs places on a ring (many: on a spiral), and what they share the middle of its drugs. */
function startPlaces(core, neighbours, isDrug) {
  const places = new Map(), drugs = alike(core.filter(isDrug), neighbours);
  drugs.forEach((drug, index) => places.set(drug, drugPlace(index, drugs.length)));
  core.filter((id) => !places.has(id)).forEach((id, index) => {
    const near = [...neighbours.get(id)].map((other) => places.get(other)).filter(Boolean);
    const angle = index * 2.4, middle = mean(near);
    places.set(id, { x: middle.x + 60 * Math.cos(angle), y: middle.y + 60 * Math.sin(angle) });
  });
  return places;
}

function drugPlace(index, count) {
  const crowd = count > 24, angle = crowd ? index * 2.399963 : (index / count) * 2 * Math.PI + Math.PI;
  const radius = count === 1 ? 0 : crowd ? 120 * Math.sqrt(index) : 140 + 60 * count;
  return { x: radius * WIDE * Math.cos(angle), y: radius * Math.sin(angle) };
}

function mean(points) {
  const sum = points.reduce((all, point) => ({ x: all.x + point.x, y: all.y + point.y }), { x: 0, y: 0 });
  return points.length ? { x: sum.x / points.length, y: sum.y / points.length } : sum;
}

/** Draw places together, or apart, until they fill a sheet that has room for all boxes and for the edges. */
function fillSheet(places, boxes) {
  const points = [...places.values()], xs = points.map((p) => p.x), ys = points.map((p) => p.y);
  const span = (values) => Math.max(1, Math.max(...values) - Math.min(...values));
  const area = boxes.reduce((sum, box) => sum + 4 * box.w * box.h, 0), height = Math.sqrt(area * ROOM / WIDE);
  for (const point of points) {
    point.x *= height * WIDE / span(xs);
    point.y *= height / span(ys);
  }
}

/** Push boxes apart until none overlaps; what has moved in `places` is moved in place. */
function pushApart(ids, places, boxes) {
  for (let round = 0; round < 200; round++) {
    let moved = false;
    for (let i = 0; i < ids.length; i++) {
      for (let j = i + 1; j < ids.length; j++) moved = part(ids[i], ids[j], places, boxes) || moved;
    }
    if (!moved) return;
  }
}

function part(one, other, places, boxes) {
  const a = places.get(one), b = places.get(other), dx = overlapX(a, b, boxes.get(one), boxes.get(other));
  const dy = overlapY(a, b, boxes.get(one), boxes.get(other));
  if (dx <= 0 || dy <= 0) return false;
  if (dx < dy) {
    const step = (a.x <= b.x ? 1 : -1) * (dx / 2 + 0.5);
    a.x -= step; b.x += step;
  } else {
    const step = (a.y <= b.y ? 1 : -1) * (dy / 2 + 0.5);
    a.y -= step; b.y += step;
  }
  return true;
}

const overlapX = (a, b, p, q) => p.w + q.w - Math.abs(a.x - b.x);
const overlapY = (a, b, p, q) => p.h + q.h - Math.abs(a.y + p.dy - b.y - q.dy);

/** Set ids around their anchor, evenly in angle, each at the nearest free distance. */
function setAround(anchor, ids, places, boxes, middle) {
  const centre = places.get(anchor), taken = [...places.keys()];
  const outward = Math.atan2(centre.y - middle.y, (centre.x - middle.x) / WIDE);
  const arc = (taken.length > 8 ? 1.4 : 2) * Math.PI; // among others: away from their middle
  ids.forEach((id, index) => {
    const angle = outward + ((index + 0.5) / ids.length - 0.5) * arc;
    places.set(id, freePlace(id, centre, angle, taken, places, boxes, Math.max(75, ids.length * 8)));
    taken.push(id);
  });
}

function freePlace(id, centre, angle, taken, places, boxes, nearest = 75) {
  for (let radius = nearest; ; radius += 12) {
    for (const turn of [0, 0.12, -0.12, 0.25, -0.25, 0.4, -0.4]) {
      const x = centre.x + radius * WIDE * Math.cos(angle + turn), y = centre.y + radius * Math.sin(angle + turn);
      if (taken.every((other) => apart({ x, y }, places.get(other), boxes.get(id), boxes.get(other)))) return { x, y };
    }
  }
}

const apart = (a, b, p, q) => overlapX(a, b, p, q) <= 0 || overlapY(a, b, p, q) <= 0;
