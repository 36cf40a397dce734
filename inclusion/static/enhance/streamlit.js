// What Streamlit's client does that it should not, and repairs of its markup.

// "r" and "c" alone rerun the page and clear caches (WCAG 2.1.4); with Ctrl, and in fields, they are left alone.
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const alone = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (alone && !typing && /^[rc]$/i.test(event.key)) event.stopImmediatePropagation();
}, true);

// It tells a page around it of each step. Where there is none, it would hear itself and check who speaks, which is a tenth
// of what a choice costs the browser.
addEventListener("message", (event) => {
  if (event.source === window && event.data?.stCommVersion) event.stopImmediatePropagation();
}, true);

// It fetches its font of all signs ahead of any use: 375 kB for the few signs that shell.css draws.
document.fonts.load = function (font, text) {
  return font.includes("Material Symbols") ? Promise.resolve([]) : FontFaceSet.prototype.load.call(this, font, text);
};

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
  find("[data-testid=stExpandSidebarButton]")?.setAttribute("aria-label", "Menu");
  find("[data-testid=stSidebarCollapseButton] button")?.setAttribute("aria-label", "Close menu");
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
