// What Streamlit's client leaves undone: keys, announcements, focus, addresses of cards, roles of the navigation.

const status = document.getElementById("announcer");
const find = (selector) => document.querySelector(selector);
const narrow = matchMedia("(max-width: 999px)"); // where the sidebar lies over the page
let path = location.pathname; // the page that has the focus where it should be
let result = null; // the filters and what they found, as they stood last
let speaking = null; // the timer of an announcement
let connection = null; // to the server: "made", then after a break "broken", "asked" to run the page, "running" it
let held = null; // what had the focus when the page was held
let marked = null; // the hash whose element was marked
let entered = null; // the address whose entry of the sidebar is in sight

// "r" and "c" alone rerun the page and clear caches (WCAG 2.1.4); with Ctrl, and in fields, they are left alone.
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const alone = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (alone && !typing && /^[rc]$/i.test(event.key)) event.stopImmediatePropagation();
}, true);

// The sidebar of a narrow window lies over the page: opening it takes the focus there, closing it back to its button.
addEventListener("click", (event) => {
  const opens = event.target.closest?.("[data-testid=stExpandSidebarButton]");
  const closes = event.isTrusted && event.target.closest?.("[data-testid=stSidebarCollapseButton]");
  if (!opens && !closes) return;
  requestAnimationFrame(() => find(opens ? "[data-testid=stSidebarNavLink]" : "[data-testid=stExpandSidebarButton]")?.focus());
});

// A report without a recipient is copied, to be pasted into a mail; where that is not allowed, a mail opens by itself.
addEventListener("click", async (event) => {
  const report = event.target.closest?.("a[data-copied]");
  if (!report || !navigator.clipboard) return;
  event.preventDefault();
  try {
    await navigator.clipboard.writeText(new URLSearchParams(report.search).get("body"));
    report.textContent = status.textContent = report.dataset.copied;
  } catch {
    location.href = report.href;
  }
});

// Each section of the sidebar is a div with list items, in a ul: the div is the list.
function repairNavigation() {
  for (const section of document.querySelectorAll("[data-testid=stSidebarNavItems] > div:not([role])")) {
    section.parentElement.role = "presentation";
    section.role = "list";
    section.ariaLabel = section.querySelector("header")?.textContent.replace("expand_more", "").trim() || null;
  }
}

// The words that stand on the buttons of the sidebar, in explorer.css, are their names.
function nameSidebarButtons() {
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

// The live page takes the place of the first paint, at the same height of the page.
function removeFirstPaint(main) {
  const firstPaint = document.getElementById("first-paint");
  if (!firstPaint) return;
  const height = scrollY;
  if (narrow.matches) closeSidebar();
  firstPaint.remove();
  main.scrollTop = height;
}

// Where the live page cannot start, as behind a proxy that passes no websockets on, the first paint says so.
addEventListener("load", () => setTimeout(() => {
  const notice = document.getElementById("not-live");
  if (notice) notice.hidden = false;
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

// Said once the page stands still, also where other filters find as many; a space makes the same words new.
function announce() {
  const words = find("#root [data-announce]")?.textContent ?? "";
  const now = `${location.search} ${words}`;
  if (result !== null && result !== now && words) {
    clearTimeout(speaking);
    speaking = setTimeout(() => { status.textContent = words + (status.textContent === words ? "\u00a0" : ""); }, 300);
  }
  result = now;
}

function markTarget() {
  const id = location.hash.slice(1);
  const target = id && marked !== id && document.getElementById(id)?.closest(".stHtml *");
  if (!target) return;
  marked = id;
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
  const heading = find("[data-test-script-state=notRunning] [data-testid=stMain] h1");
  if (!heading || find("[data-testid=stSkeleton]")) return; // still loading
  const main = heading.closest("[data-testid=stMain]");
  removeFirstPaint(main);
  markEntry();
  focusNewPage(main, heading);
  announce();
  markTarget();
}

addEventListener("hashchange", () => { marked = null; update(); });
new MutationObserver(update).observe(document.body, {
  subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state", "data-test-connection-state"],
});
