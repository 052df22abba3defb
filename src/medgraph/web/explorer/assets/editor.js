// The editor for SPARQL: Ace over the form's text field, which stays what is sent. It completes the terms of the
// ontology with their meanings, prefixes, keywords, and the variables that the query has.

const field = document.getElementById("sparql"), box = document.getElementById("editor"), form = document.getElementById("asking");
const KEYWORDS = "SELECT DISTINCT WHERE OPTIONAL UNION FILTER EXISTS MINUS BIND VALUES GRAPH PREFIX CONSTRUCT ASK DESCRIBE LIMIT OFFSET COUNT SUM AVG MIN MAX SAMPLE REGEX CONTAINS STRSTARTS LCASE COALESCE".split(" ").concat("ORDER BY", "GROUP BY", "NOT EXISTS", "NOT IN");

const editor = ace.edit(box, {
  mode: "ace/mode/sparql", value: field.value, showPrintMargin: false, highlightActiveLine: false, fontSize: 14, tabSize: 2,
  minLines: 12, maxLines: 32, enableBasicAutocompletion: true, enableLiveAutocompletion: true, useWorker: false,
  fontFamily: 'ui-monospace, "SFMono-Regular", Menlo, Consolas, "DejaVu Sans Mono", monospace', showFoldWidgets: false,
});
editor.session.setValue(field.value);
editor.textInput.getElement().setAttribute("aria-label", "SPARQL query");
editor.session.on("change", () => { field.value = editor.getValue(); });
editor.commands.addCommand({ name: "run", bindKey: { win: "Ctrl-Enter", mac: "Cmd-Enter" }, exec: () => form.requestSubmit() });

// Escape frees the Tab key once, so that the keyboard gets out again.
let free = false;
editor.commands.addCommand({ name: "leave", bindKey: "Esc", exec() {
  free = true;
  editor.commands.removeCommand(editor.commands.commands.indent, true);
  editor.commands.removeCommand(editor.commands.commands.outdent, true);
} });
editor.on("focus", () => {
  if (!free) return;
  free = false;
  for (const command of ace.require("ace/commands/default_commands").commands) if (["indent", "outdent"].includes(command.name)) editor.commands.addCommand(command);
});

// Read once, so that each answer is given at once: one that came late would stay open over what was typed meanwhile.
let vocabulary = { terms: [], prefixes: {} };
const loading = fetch("/vocabulary").then((answer) => (answer.ok ? answer.json() : vocabulary)).then((told) => { vocabulary = told; });

const completer = {
  identifierRegexps: [/[\w:?$-]/],
  getCompletions(_editor, session, _position, prefix, callback) {
    const { terms, prefixes } = vocabulary;
    const variables = [...new Set(session.getValue().match(/[?$]\w+/g) ?? [])].filter((name) => name !== prefix);
    callback(null, [
      ...terms.map((term) => ({ value: term.name, meta: term.label, score: 900, docText: term.meaning })),
      ...variables.map((name) => ({ value: name, meta: "variable", score: 800 })),
      ...KEYWORDS.map((word) => ({ value: word, meta: "keyword", score: 700 })),
      ...Object.entries(prefixes).map(([name, iri]) => ({ value: `${name}:`, meta: iri, score: 500 })),
    ]);
  },
};
editor.completers = [completer];

function usePlain(plain) {
  box.hidden = plain; field.hidden = !plain;
  document.getElementById("plain").textContent = plain ? "Editor with colours" : "Plain text field";
  document.getElementById("keys").hidden = plain;
  if (!plain) { editor.session.setValue(field.value); editor.resize(true); }
}
document.getElementById("plain").hidden = false;
document.getElementById("plain").addEventListener("click", () => usePlain(!box.hidden));
usePlain(false);

// A long query does not fit an address: it is sent as the body of the form.
form.addEventListener("submit", () => { field.value = editor.getValue(); if (box.hidden === false) field.hidden = true; form.method = field.value.length > 6000 ? "post" : "get"; });
loading.catch(() => {}).then(() => { document.body.dataset.ready = "true"; });
