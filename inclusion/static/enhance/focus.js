// Where the focus goes.

let focused = null; // what had the focus last, and which it is of those that are alike
let panel = null; // the panel that is open
let opener = null; // the button of the panel that Escape closes

function stopsOf(part) {
  return [...part.querySelectorAll("button, input, a[href]")].filter((stop) => stop.checkVisibility());
}

// What has the focus may be gone or made anew by then: the focus goes to its like, on a page with a list to that in its
// result, or else to the result. That is a group with a name of its own, as the number found is announced and would be
// heard twice.
addEventListener("focusin", ({ target }) => {
  focused = main()?.contains(target) ? { part: target, at: alike(target, ofSameTag(target)).indexOf(target) } : null;
});
addEventListener("pointerdown", () => { focused = null; }, true);
addEventListener("focusout", () => setTimeout(keepFocus));

function keepFocus() {
  if (document.activeElement !== document.body || !focused) return;
  if (focused.part.role === "tabpanel") stopsOf(focused.part)[0]?.focus(); // Tab led to it while it was empty
  if (focused.part.isConnected) return;
  const result = find("#root .result");
  if (result) result.tabIndex = -1;
  (alike(focused.part, ofSameTag(focused.part))[focused.at] ?? result)?.focus();
}

function ofSameTag(part, place = find("#root .result") ?? main()) {
  return [...place.querySelectorAll(part.tagName)];
}

// Those of parts, or of texts, that have the same words.
function alike(part, parts) {
  return parts.filter((other) => other.textContent === part.textContent);
}

// A panel of choices opens at the end of the body. By keyboard one gets into it, from its ends back to its button, and
// out of it with Escape wherever the focus is.
function openButton() {
  return find("[data-testid=stPopoverButton][aria-expanded=true]");
}

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

function leavePanel() {
  if (opener?.ariaExpanded !== "false") return;
  if (document.activeElement === document.body) opener.focus();
  opener = null;
}

// The sidebar of a narrow window lies over the page: opening it takes the focus there, closing it back to its button.
addEventListener("click", (event) => {
  const opens = event.target.closest?.("[data-testid=stExpandSidebarButton]");
  const closes = event.isTrusted && event.target.closest?.("[data-testid=stSidebarCollapseButton]");
  if (!opens && !closes) return;
  requestAnimationFrame(() => find(opens ? "[data-testid=stSidebarNavLink]" : "[data-testid=stExpandSidebarButton]")?.focus());
});
