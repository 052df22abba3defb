// Ace brings its styles as text and would set them as <style>, which the page's policy forbids. They are taken over as
// style sheets made by script, which it allows; each once.

ace.config.set("useStrictCSP", true);
const dom = ace.require("ace/lib/dom"), taken = new Set();

dom.importCssString = (css, name) => {
  if (name && taken.has(name)) return;
  taken.add(name);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
};
dom.importCssString(ace.require("ace/theme/textmate").cssText, "ace-tm");
ace.VirtualRenderer.prototype.attachToShadowRoot.call({}); // hands over the styles of the editor itself
