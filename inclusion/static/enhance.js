// What Streamlit's client leaves undone: keys, announcements, focus, places on a page, addresses, roles of the navigation.

const status = document.getElementById("announcer");
const find = (selector) => document.querySelector(selector);
const PAUSE = 10_000; // milliseconds: longer than a sentence takes
const narrow = matchMedia("(max-width: 999px)"); // where the sidebar lies over the page
let path = location.pathname; // the page that has the focus where it should be
let result = null; // the filters and what they found, as they stood last
let speaking = null; // the timer of an announcement
let connection = null; // to the server: "made", then after a break "broken", "asked" to run the page, "running" it
let held = null; // what had the focus when the page was held
let marked = null; // the hash whose element was marked
let entered = null; // the address whose entry of the sidebar is in sight
let pressed = null; // the link whose view is awaited
let focused = null; // what had the focus last, and which it is of those that are alike
let opener = null; // the button of the panel that Escape closes
let panel = null; // the panel that is open
let typed = null; // the address that typing in the search made last
let acted = 0; // when a key or the pointer was last pressed
let heard = 0; // when a screen reader last read on in the first paint
let waiting = null; // the timer of a live page that waits for a pause
let wanted = null; // how far down the page Back leads
let tab = null; // the open tab that is in sight
const places = JSON.parse(sessionStorage.getItem("places") ?? "{}"); // how far down each address was left
if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") wanted = places[location.href] ?? null;

// "r" and "c" alone rerun the page and clear caches (WCAG 2.1.4); with Ctrl, and in fields, they are left alone.
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const alone = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (alone && !typing && /^[rc]$/i.test(event.key)) event.stopImmediatePropagation();
}, true);

// Streamlit tells a page around it of each step. Where there is none, it would hear itself and check who speaks, which is
// a tenth of what a choice costs the browser.
addEventListener("message", (event) => {
  if (event.source === window && event.data?.stCommVersion) event.stopImmediatePropagation();
}, true);

// Streamlit fetches its font of all signs ahead of any use: 375 kB for the few signs that shell.css draws.
document.fonts.load = function (font, text) {
  return font.includes("Material Symbols") ? Promise.resolve([]) : FontFaceSet.prototype.load.call(this, font, text);
};

// A panel of choices opens at the end of the body. By keyboard one gets into it, from its ends back to its button, and
// out of it with Escape wherever the focus is.
const openButton = () => find("[data-testid=stPopoverButton][aria-expanded=true]");
const stopsOf = (part) => [...part.querySelectorAll("button, input, a[href]")].filter((stop) => stop.checkVisibility());

addEventListener("keydown", (event) => {
  if (event.key === "Escape") opener = openButton();
  if (event.key !== "Tab" || !panel?.contains(document.activeElement)) return;
  const end = stopsOf(panel).at(event.shiftKey ? 0 : -1); // in a toolbar Tab leaves all of its buttons
  if (!(end.closest("[role=toolbar]") ?? end).contains(document.activeElement)) return;
  event.preventDefault();
  openButton()?.focus();
}, true);

function enterPanel() {
  const opened = find("[data-testid=stPopoverBody]");
  if (opened === panel || (opened && !stopsOf(opened).length)) return;
  panel = opened;
  if (panel && openButton()?.matches(":focus-visible")) stopsOf(panel)[0].focus();
}

function focusOpener() {
  if (opener?.ariaExpanded !== "false") return;
  if (document.activeElement === document.body) opener.focus();
  opener = null;
}

// A link to another view of the same page runs that page anew, which is much quicker than to load it.
addEventListener("click", (event) => {
  const link = event.target.closest?.('[data-testid=stMain] a[href^="?"]:not([data-copy])');
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (find("[data-testid=stApp]")?.dataset.testConnectionState !== "CONNECTED") return; // the server's page will do
  event.preventDefault();
  pressed = link;
  history.pushState({}, "", link.href);
  dispatchEvent(new PopStateEvent("popstate"));
});

// What has the focus may be gone or made anew by then: the focus goes to its like, on a page with a list to that in its
// result, or else to the result. That is a group with a name of its own, as the number found is announced and would be
// heard twice.
const main = () => find("#root [data-testid=stMain]");
const alike = (part) => [...(find("#root .result") ?? main()).querySelectorAll(part.tagName)].filter((other) => other.textContent === part.textContent);
addEventListener("focusin", ({ target }) => {
  focused = main()?.contains(target) ? { part: target, at: alike(target).indexOf(target) } : null;
});
addEventListener("pointerdown", () => { focused = null; }, true);
addEventListener("focusout", () => setTimeout(keepFocus));

function keepFocus() {
  if (document.activeElement !== document.body || !focused) return;
  if (focused.part.role === "tabpanel") stopsOf(focused.part)[0]?.focus(); // Tab led to it while it was empty
  if (focused.part.isConnected) return;
  const group = find("#root .result");
  if (group) group.tabIndex = -1;
  (alike(focused.part)[focused.at] ?? group)?.focus();
}

// Links that do something instead of leading somewhere: without scripts they lead to what they are about. Copied is an
// address, or the text of a report without a recipient, to be pasted into a mail.
addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[data-copy], a[data-print]");
  if (!link || ("copy" in link.dataset && !navigator.clipboard)) return;
  event.preventDefault();
  if ("print" in link.dataset) return print();
  try {
    await navigator.clipboard.writeText(link.protocol === "mailto:" ? new URLSearchParams(link.search).get("body") : link.href);
  } catch {
    location.href = link.href;
    return;
  }
  const words = link.textContent;
  status.textContent = link.textContent = link.dataset.copy || "Link copied";
  setTimeout(() => { link.textContent = words; }, 2000);
});

// While a search is typed, each of its steps takes the place of the one before, so that Back does not undo letters.
const { pushState } = history;
history.pushState = (state, unused, url) => {
  const [from, to] = [new URL(location.href), new URL(url, location.href)];
  const isTyping = document.activeElement?.type === "search" && from.searchParams.get("q") !== to.searchParams.get("q");
  if (isTyping && typed === from.href) history.replaceState(state, unused, url);
  else pushState.call(history, state, unused, url);
  typed = isTyping ? to.href : null;
};
addEventListener("focusout", () => { typed = null; });

// Back leads to the place on the page that was left.
addEventListener("scroll", (event) => {
  if (event.target.dataset?.testid === "stMain" && wanted === null) places[location.href] = event.target.scrollTop;
}, true);
addEventListener("popstate", (event) => { if (event.isTrusted) wanted = places[location.href] ?? null; });
addEventListener("pagehide", () => sessionStorage.setItem("places", JSON.stringify(places)));
for (const act of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(act, () => { wanted = null; });

function returnToPlace(main) {
  if (wanted === null) return;
  main.scrollTop = wanted;
  if (main.scrollTop >= wanted - 1) wanted = null;
}

// The sidebar of a narrow window lies over the page: opening it takes the focus there, closing it back to its button.
addEventListener("click", (event) => {
  const opens = event.target.closest?.("[data-testid=stExpandSidebarButton]");
  const closes = event.isTrusted && event.target.closest?.("[data-testid=stSidebarCollapseButton]");
  if (!opens && !closes) return;
  requestAnimationFrame(() => find(opens ? "[data-testid=stSidebarNavLink]" : "[data-testid=stExpandSidebarButton]")?.focus());
});

// Each section of the sidebar is a div with list items, in a ul: the div is the list.
function repairNavigation() {
  for (const section of document.querySelectorAll("[data-testid=stSidebarNavItems] > div:not([role])")) {
    section.parentElement.role = "presentation";
    section.role = "list";
    section.ariaLabel = section.querySelector("header")?.textContent.replace("expand_more", "").trim() || null;
  }
}

// The words that stand on the buttons of the sidebar, in explorer.css, are their names; the logo's is the site's.
function nameSidebarButtons() {
  for (const logo of document.querySelectorAll("[data-testid=stSidebarLogo], [data-testid=stHeaderLogo]")) {
    logo.alt = find("meta[property='og:site_name']")?.content ?? "";
  }
  for (const [id, name] of [["stExpandSidebarButton", "Menu"], ["stSidebarCollapseButton", "Close menu"]]) {
    const place = find(`[data-testid=${id}]`);
    const button = place?.matches("button") ? place : place?.querySelector("button");
    if (button && button.ariaLabel !== name) button.ariaLabel = name;
  }
}

// A list of choices opens at the end of the body, outside all landmarks: it becomes one, with the name of its list.
function nameChoices() {
  for (const choices of document.querySelectorAll("[data-testid=stMultiSelectDropdown]:not([role])")) {
    choices.role = "region";
    choices.ariaLabel = choices.querySelector("[role=listbox]")?.ariaLabel ?? null;
  }
}

// A drawing is one picture with one name: its marks are heard in the table. What stands on a tab or a choice is its
// name, and would be heard again as a paragraph.
function quieten() {
  for (const drawing of document.querySelectorAll("[data-testid=stVegaLiteChart][role=graphics-document]")) {
    drawing.role = "img";
    drawing.ariaRoleDescription = null;
  }
  for (const marks of document.querySelectorAll("[data-testid=stVegaLiteChart] > svg:not([aria-hidden])")) marks.ariaHidden = "true";
  for (const words of document.querySelectorAll(":is([role=tab], [role=radio]) p:not([role])")) words.role = "presentation";
}

// A screen reader that reads the first paint moves the text cursor in it, and neither key nor pointer is seen then.
for (const act of ["pointerdown", "keydown"]) addEventListener(act, () => { acted = Date.now(); }, true);
document.addEventListener("selectionchange", () => {
  const reads = document.getElementById("first-paint")?.contains(getSelection().anchorNode);
  if (reads && Date.now() - acted > 1000) heard = Date.now();
});

// A screen reader begins to read when a page has loaded, and loses its place where another takes over by then. So a page
// has not loaded before the live page stands: a frame that is still written to keeps the browser from saying so.
const loading = document.getElementById("first-paint") && document.body.appendChild(document.createElement("iframe"));
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
  document.getElementById("content").focus();
});

// The live page takes the place of the first paint: once its charts are drawn, so that nothing moves, or where it is
// being read, in a pause of it or when a field of it is entered. The height of the page goes over, and what the reader
// has done so far. A chart that is not there after ten seconds is not waited for.
function removeFirstPaint(main) {
  const firstPaint = document.getElementById("first-paint");
  if (!firstPaint) return true;
  if (performance.now() < 10000 && find("[data-testid=stVegaLiteChart]:not(:has(svg, canvas))")) {
    clearTimeout(waiting);
    waiting = setTimeout(update, 500);
    return false;
  }
  const pause = Date.now() - heard;
  if (pause < PAUSE && !document.activeElement.form) {
    clearTimeout(waiting);
    waiting = setTimeout(update, PAUSE - pause);
    return false;
  }
  const height = scrollY;
  const goOver = keepPlace(firstPaint, main);
  if (narrow.matches) closeSidebar();
  firstPaint.remove();
  main.scrollTop = height;
  goOver();
  setTimeout(tellLoaded, 300); // once a screen reader knows of the change
  return true;
}

addEventListener("focusin", (event) => { if (waiting && event.target.closest("#first-paint form")) update(); });

// What in the live page is the same as a part of the first paint: of those that are alike, the one at the same place.
function twinOf(part, parts, others) {
  const alike = (list) => list.filter((other) => other.textContent === part.textContent);
  return alike(others)[alike(parts).indexOf(part)];
}

// The texts of a page or of its menu; those of a form of filters are other ones than those of the live controls.
function textsIn(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [...(function* () { while (walker.nextNode()) yield walker.currentNode; })()];
  const told = (text) => text.data.trim() && text.parentElement.closest(".stHtml, nav, [data-testid=stSidebarNav]");
  return texts.filter((text) => told(text) && !text.parentElement.closest("form"));
}

// Where the text cursor stands, or else what has the focus, as a text of the live page and an offset in it: where that
// has no twin, the text before it that has one.
function placeRead(firstPaint) {
  const { anchorNode, anchorOffset } = getSelection();
  const read = firstPaint.contains(anchorNode) ? anchorNode : document.activeElement;
  if (!firstPaint.contains(read)) return [];
  const inMenu = firstPaint.querySelector("nav")?.contains(read);
  const texts = textsIn(firstPaint.querySelector(inMenu ? "nav" : "main"));
  const others = textsIn(find(inMenu ? "[data-testid=stSidebar]" : "[data-testid=stMain]") ?? document.head);
  const before = (text) => read.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING;
  const inside = texts.findIndex((text) => read.contains(text));
  const upTo = inside < 0 ? texts.filter(before) : texts.slice(0, inside + 1);
  const last = upTo.findLast((text) => twinOf(text, texts, others));
  return last ? [twinOf(last, texts, others), last === anchorNode ? anchorOffset : 0] : [];
}

// What has the focus, what is typed, what was opened, and where one reads. The form of the filters has no twin but its
// search field, which stands for all of it.
function keepPlace(firstPaint, main) {
  const twin = (part) => twinOf(part, ...[firstPaint, main.closest("#root")].map((place) => [...place.querySelectorAll(part.tagName)]));
  const [focused, typedIn] = [document.activeElement, firstPaint.querySelector("input[type=search]")];
  const search = main.querySelector("input[type=search]");
  const menu = focused.closest("#first-paint > nav");
  const control = [...main.querySelectorAll("button")].find((button) => button.textContent === focused.textContent); // of what are links before
  const next = focused.form ? search : focused.matches("main") ? main : twin(focused) ?? control ?? (menu && find("[data-testid=stLogoLink]"));
  const opened = [...firstPaint.querySelectorAll("main details[open] > summary")].map(twin);
  const [read, offset] = placeRead(firstPaint);
  return () => {
    for (const summary of opened) if (summary) summary.parentElement.open = true;
    if (read) getSelection().collapse(read, offset);
    if (search && typedIn && typedIn.value !== typedIn.defaultValue) typeInto(search, typedIn.value);
    if (focused.isConnected) return;
    if (menu && narrow.matches) focusMenu(); else next?.focus({ preventScroll: true });
  };
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

// Where the live page cannot start, as behind a proxy that passes no websockets on, the first paint says so.
addEventListener("DOMContentLoaded", () => setTimeout(() => {
  const notice = document.getElementById("not-live");
  if (!notice || waiting) return;
  tellLoaded();
  notice.hidden = false;
}, 6000));

function closeSidebar() {
  find("[data-testid=stSidebar][data-collapsed=false] [data-testid=stSidebarCollapseButton] button")?.click();
}

// A page without an entry of its own in the sidebar is marked at the one that leads to it. The current one is in sight.
function markEntry() {
  const entry = find("[data-testid=stMain] [data-entry]")?.dataset.entry;
  for (const link of document.querySelectorAll("[data-testid=stSidebarNavLink]:not([aria-current=page])")) {
    const leads = entry && new URL(link.href).pathname.split("/").pop() === entry;
    if (leads) link.ariaCurrent = "true"; else link.removeAttribute("aria-current");
  }
  const current = find("[data-testid=stSidebarNavLink][aria-current]");
  if (!current || entered === location.pathname) return;
  entered = location.pathname;
  current.scrollIntoView({ block: "nearest" });
}

// On a phone the names of tabs stand in one line that scrolls.
function showOpenTab() {
  const open = find("[data-testid=stMain] [role=tab][aria-selected=true]");
  if (open && open !== tab) open.parentElement.scrollLeft = open.offsetLeft - open.parentElement.clientWidth / 4;
  tab = open;
}

function focusNewPage(main, heading) {
  if (path === location.pathname) return;
  path = location.pathname;
  result = null;
  clearTimeout(speaking);
  status.textContent = "";
  main.scrollTop = 0;
  if (narrow.matches) closeSidebar();
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

// The number found, or the heading of another view; before it, what a link did. It is
// said once the page stands still, also where other filters find as many; a space makes the same words new.
function announce() {
  const found = find("#root [data-announce]")?.textContent ?? "";
  const now = `${location.search} ${found}`;
  if (result !== null && result !== now && found) {
    const words = [pressed?.dataset.done, found].filter(Boolean).join(" ");
    pressed = null;
    clearTimeout(speaking);
    speaking = setTimeout(() => { status.textContent = words + (status.textContent === words ? "\u00a0" : ""); }, 300);
  }
  result = now;
}

function markTarget() {
  const id = location.hash.slice(1);
  if (!id || marked === id) return;
  const target = document.getElementById(id)?.closest(".stHtml *");
  if (!target && find("#root .result") && /^(\d{4}-)?P\d-[AN]\d+$/.test(id)) location.replace(`action?id=${id}`);
  if (!target) return;
  marked = id;
  target.open = true; // of a row of a list
  find("[data-marked]")?.removeAttribute("data-marked");
  target.setAttribute("data-marked", "");
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  keepInSight(target);
}

// What stands above may still change its height while it loads; once the reader acts, the page stays where they put it.
function keepInSight(target) {
  const observer = new ResizeObserver(() => target.scrollIntoView());
  observer.observe(target.closest("[data-testid=stMainBlockContainer]"));
  for (const act of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    addEventListener(act, () => observer.disconnect(), { once: true });
  }
}

// After a break the server may be another, which would lose the first choice of a page that it had never run: it runs
// it now, and until it has, no choice can be made.
function runAfterBreak() {
  const { testConnectionState: state, testScriptState: run } = find("[data-testid=stApp]")?.dataset ?? {};
  if (state !== "CONNECTED") {
    if (connection) connection = "broken";
  } else if (connection === "broken") {
    hold();
    dispatchEvent(new PopStateEvent("popstate"));
    connection = "asked";
  } else if (connection === "asked" && run !== "notRunning") {
    connection = "running";
  } else if (connection !== "asked" && run === "notRunning") {
    release();
    connection = "made";
  }
}

function hold() {
  held = document.activeElement;
  find("[data-testid=stMain]").inert = true;
}

function release() {
  if (!held) return;
  find("[data-testid=stMain]").inert = false;
  held.focus({ preventScroll: true });
  held = null;
}

function update() {
  runAfterBreak();
  repairNavigation();
  nameSidebarButtons();
  nameChoices();
  quieten();
  const heading = find("[data-test-script-state=notRunning] [data-testid=stMain] h1");
  if (!heading || find("[data-testid=stSkeleton]")) return; // still loading
  const main = heading.closest("[data-testid=stMain]");
  if (!removeFirstPaint(main)) return;
  markEntry();
  showOpenTab();
  focusNewPage(main, heading);
  announce();
  enterPanel();
  focusOpener();
  keepFocus();
  markTarget();
  returnToPlace(main);
}

addEventListener("hashchange", () => { marked = null; update(); });
new MutationObserver(update).observe(document.body, {
  subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state", "data-test-connection-state"],
});
