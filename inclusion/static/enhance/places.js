// A new page begins at its top; its entry, its open tab and what an address names are in sight.

let path = location.pathname; // the page that has the focus where it should be
let entered = null; // the address whose entry of the sidebar is in sight
let tab = null; // the open tab that is in sight
let marked = null; // the hash whose element was marked

function beginNewPage(heading) {
  if (path === location.pathname) return;
  path = location.pathname;
  result = null;
  say("");
  main().scrollTop = 0;
  if (narrow.matches) closeSidebar();
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

function closeSidebar() {
  find("[data-testid=stSidebar][data-collapsed=false] [data-testid=stSidebarCollapseButton] button")?.click();
}

// A page without an entry of its own in the sidebar is marked at the one that leads to it. The current one is in sight.
function markEntry() {
  const entry = main().querySelector("[data-entry]")?.dataset.entry;
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
  const open = main().querySelector("[role=tab][aria-selected=true]");
  if (open && open !== tab) open.parentElement.scrollLeft = open.offsetLeft - open.parentElement.clientWidth / 4;
  tab = open;
}

addEventListener("hashchange", () => { marked = null; update(); });

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
  // What stands above may still change its height while it loads; once the reader acts, the page stays where they put it.
  const observer = new ResizeObserver(() => target.scrollIntoView());
  observer.observe(find("[data-testid=stMainBlockContainer]"));
  onAct(() => observer.disconnect(), { once: true });
}
