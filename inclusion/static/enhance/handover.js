// The live page takes the place of the first paint; nothing that a reader has begun is lost.

const PAUSE = 10_000; // milliseconds: longer than a sentence takes
let acted = 0; // when a key or the pointer was last pressed
let heard = 0; // when a screen reader last read on in the first paint
let waiting = null; // the timer of a live page that waits

// A screen reader that reads the first paint moves the text cursor in it, and neither key nor pointer is seen then.
for (const act of ["pointerdown", "keydown"]) addEventListener(act, () => { acted = Date.now(); }, true);
document.addEventListener("selectionchange", () => {
  const reads = find("#first-paint")?.contains(getSelection().anchorNode);
  if (reads && Date.now() - acted > 1000) heard = Date.now();
});

// A screen reader begins to read when a page has loaded, and loses its place where another takes over by then. So a page
// has not loaded before the live page stands: a frame that is still written to keeps the browser from saying so.
const loading = find("#first-paint") && document.body.appendChild(document.createElement("iframe"));
if (loading) {
  loading.hidden = true;
  loading.contentDocument.open();
}

function tellLoaded() {
  loading?.contentDocument?.close();
  loading?.remove();
}

// The first paint's way past the menu leaves no fragment in the address, at which Orca would say its start again and again.
addEventListener("click", (event) => {
  if (!event.target.closest?.("#first-paint > .skip")) return;
  event.preventDefault();
  find("#content").focus();
});

// Where the live page cannot start, as behind a proxy that passes no websockets on, the first paint says so.
addEventListener("DOMContentLoaded", () => setTimeout(() => {
  const notice = find("#not-live");
  if (!notice || waiting) return;
  tellLoaded();
  notice.hidden = false;
}, 6000));

function removeFirstPaint() {
  const firstPaint = find("#first-paint");
  if (!firstPaint) return true;
  const wait = timeToWait();
  if (wait) {
    clearTimeout(waiting);
    waiting = setTimeout(update, wait);
    return false;
  }
  const height = scrollY;
  const goOver = keepPlace(firstPaint);
  if (narrow.matches) closeSidebar();
  firstPaint.remove();
  main().scrollTop = height;
  goOver();
  setTimeout(tellLoaded, 300); // once a screen reader knows of the change
  return true;
}

// The live page waits until its charts are drawn, so that nothing moves, but not more than ten seconds; where the first
// paint is being read, for a pause of it or until a field of it is entered.
function timeToWait() {
  if (performance.now() < 10_000 && find("[data-testid=stVegaLiteChart]:not(:has(svg, canvas))")) return 500;
  return document.activeElement.form ? 0 : Math.max(0, heard + PAUSE - Date.now());
}

addEventListener("focusin", (event) => { if (waiting && event.target.closest("#first-paint form")) update(); });

// What has the focus, what is typed, what was opened, and where one reads go over, once the first paint is gone.
function keepPlace(firstPaint) {
  const twin = (part) => twinOf(part, ofSameTag(part, firstPaint), ofSameTag(part, find("#root")));
  const opened = [...firstPaint.querySelectorAll("main details[open] > summary")].map(twin);
  const [read, offset] = placeRead(firstPaint);
  const [typedIn, search] = [firstPaint, main()].map((page) => page.querySelector("input[type=search]"));
  const had = document.activeElement;
  const menu = had.closest("#first-paint > nav");
  const next = nextFocus(had, search, twin) ?? (menu && find("[data-testid=stLogoLink]"));
  return () => {
    for (const summary of opened) if (summary) summary.parentElement.open = true;
    if (read) getSelection().collapse(read, offset);
    if (search && typedIn && typedIn.value !== typedIn.defaultValue) typeInto(search, typedIn.value);
    if (had.isConnected) return;
    if (menu && narrow.matches) focusMenu(); else next?.focus({ preventScroll: true });
  };
}

// The form of the filters has no twin but its search field, which stands for all of it. Some links are buttons now.
function nextFocus(had, search, twin) {
  if (had.form) return search;
  if (had.matches("main")) return main();
  return twin(had) ?? [...main().querySelectorAll("button")].find((button) => button.textContent === had.textContent);
}

// In a narrow window the menu is closed by then, and its button comes a moment later.
function focusMenu() {
  const button = find("[data-testid=stExpandSidebarButton]");
  if (button) button.focus(); else requestAnimationFrame(focusMenu);
}

// As if a reader typed it: the client listens for that.
function typeInto(field, words) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, words);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// Where the text cursor stands, or else what has the focus, as a text of the live page and an offset in it: where that
// has no twin, the text before it that has one.
function placeRead(firstPaint) {
  const { anchorNode, anchorOffset } = getSelection();
  const read = firstPaint.contains(anchorNode) ? anchorNode : document.activeElement;
  if (!firstPaint.contains(read)) return [];
  const inMenu = firstPaint.querySelector("nav")?.contains(read);
  const texts = textsIn(firstPaint.querySelector(inMenu ? "nav" : "main"));
  const others = textsIn(inMenu ? find("[data-testid=stSidebar]") ?? document.head : main());
  const before = texts.filter((text) => read.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING);
  const inside = texts.filter((text) => read.contains(text)).slice(0, 1);
  const last = [...before, ...inside].findLast((text) => twinOf(text, texts, others));
  return last ? [twinOf(last, texts, others), last === anchorNode ? anchorOffset : 0] : [];
}

// The texts of a page or of its menu; those of a form of filters are other ones than those of the live controls.
function textsIn(place) {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    const isTold = parentElement.closest(".stHtml, nav, [data-testid=stSidebarNav]") && !parentElement.closest("form");
    if (isTold && data.trim()) texts.push(walker.currentNode);
  }
  return texts;
}

// Of the parts, or texts, of the live page that are like one of the first paint, the one at the same place.
function twinOf(part, parts, others) {
  return alike(part, others)[alike(part, parts).indexOf(part)];
}
