// Small drawings of the legend, the shapes of the canvas again as SVG; and the one shape that vis-network lacks.

const SVG = "http://www.w3.org/2000/svg";

const POINTS = {
  hexagon: "4.5,8 7.8,2.3 14.2,2.3 17.5,8 14.2,13.7 7.8,13.7",
  diamond: "11,1 18,8 11,15 4,8",
  triangle: "11,2 18,14 4,14",
  triangleDown: "11,14 18,2 4,2",
  star: "11,0.8 12.9,6 18.4,6.2 14.1,9.6 15.6,14.9 11,11.8 6.4,14.9 7.9,9.6 3.6,6.2 9.1,6",
};

const FIGURES = {
  box: (look) => ["rect", { x: 1, y: 2.5, width: 20, height: 11, rx: Math.min(look.radius, 5.5) }],
  square: () => ["rect", { x: 5, y: 2, width: 12, height: 12 }],
  dot: () => ["circle", { cx: 11, cy: 8, r: 5.5 }],
  ellipse: () => ["ellipse", { cx: 11, cy: 8, rx: 10, ry: 5.5 }],
  custom: () => ["path", { d: "M7 8v-2a4 4 0 0 1 8 0v4a4 4 0 0 1-8 0v-2h8" }],
};

/** Return the figure of a kind of node. */
function nodeSwatch(look) {
  const [name, shape] = look.shape in POINTS
    ? ["polygon", { points: POINTS[look.shape] }]
    : FIGURES[look.shape](look);
  const dashes = look.dashed ? { "stroke-dasharray": "3 2" } : {};
  return drawing(name, { ...shape, fill: look.fill, stroke: look.border, "stroke-width": 1.3, ...dashes });
}

/** Return a stroke as the edges of a relation or of a standing have it. */
function edgeSwatch(colour, dashes) {
  const pattern = dashes ? { "stroke-dasharray": dashes.map((length) => length / 2).join(" ") } : {};
  return drawing("path", { d: "M1 8h20", stroke: colour, "stroke-width": 2.5, ...pattern });
}

function drawing(name, attributes) {
  const svg = document.createElementNS(SVG, "svg");
  const figure = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) figure.setAttribute(key, value);
  svg.setAttribute("class", "swatch");
  svg.setAttribute("viewBox", "0 0 22 16");
  svg.setAttribute("aria-hidden", "true");
  svg.append(figure);
  return svg;
}

/** Draw the node of a dose: a capsule with its name below. `inkOf` gives the colours of the name and of its halo. */
function capsule(inkOf) {
  return ({ ctx, id, x, y, style, label }) => ({
    drawNode() {
      ctx.save();
      ctx.globalAlpha = style.opacity ?? 1;
      ctx.fillStyle = style.color; ctx.strokeStyle = style.borderColor; ctx.lineWidth = style.borderWidth;
      ctx.beginPath(); ctx.roundRect(x - 7, y - 12, 14, 24, 7); ctx.fill(); ctx.stroke();
      ctx.beginPath(); ctx.moveTo(x - 7, y); ctx.lineTo(x + 7, y); ctx.stroke();
      ctx.restore();
    },
    drawExternalLabel() {
      const { ink, halo } = inkOf(id);
      ctx.save();
      ctx.font = "14px system-ui, sans-serif"; ctx.textAlign = "center"; ctx.lineWidth = 4; ctx.lineJoin = "round";
      label.split("\n").forEach((row, index) => {
        if (halo) { ctx.strokeStyle = halo; ctx.strokeText(row, x, y + 27 + index * 14); }
        ctx.fillStyle = ink; ctx.fillText(row, x, y + 27 + index * 14);
      });
      ctx.restore();
    },
    nodeDimensions: { width: 14, height: 24 },
  });
}
