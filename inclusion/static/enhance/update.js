// What Streamlit's client leaves undone. All files of this folder are sent as one module, enhance.js, and share their names.
// Here is what is done whenever the page has changed.

const narrow = matchMedia("(max-width: 999px)"); // where the sidebar lies over the page

function find(selector) {
  return document.querySelector(selector);
}

function main() {
  return find("#root [data-testid=stMain]");
}

function client() {
  return find("[data-testid=stApp]")?.dataset ?? {};
}

function onAct(listener, options) { // when readers take the page into their own hands
  for (const act of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(act, listener, options);
}

new MutationObserver(update).observe(document.body, {
  subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state", "data-test-connection-state"],
});

function update() {
  runAfterBreak();
  repairNavigation();
  nameSidebarButtons();
  nameChoices();
  quieten();
  const heading = main()?.querySelector("h1");
  if (!heading || client().testScriptState !== "notRunning" || find("[data-testid=stSkeleton]")) return; // still loading
  if (!removeFirstPaint()) return;
  markEntry();
  showOpenTab();
  beginNewPage(heading);
  announce();
  enterPanel();
  leavePanel();
  keepFocus();
  markTarget();
  returnToPlace();
}
