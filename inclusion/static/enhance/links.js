// Links; without scripts they lead to what they are about.

let pressed = null; // the link whose view is awaited

// A link to another view of the same page runs that page anew, which is much quicker than to load it.
addEventListener("click", (event) => {
  const link = event.target.closest?.('[data-testid=stMain] a[href^="?"]:not([data-copy])');
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (client().testConnectionState !== "CONNECTED") return; // the server's page will do
  event.preventDefault();
  pressed = link;
  history.pushState({}, "", link.href);
  dispatchEvent(new PopStateEvent("popstate"));
});

// Copied is an address, or the text of a report without a recipient, to be pasted into a mail.
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
  link.textContent = link.dataset.copy || "Link copied";
  say(link.textContent);
  setTimeout(() => { link.textContent = words; }, 2000);
});
