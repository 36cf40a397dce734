// Back leads to the view before, and to the place on the page that was left.

let typed = null; // the address that typing in the search made last
let wanted = null; // how far down the page Back leads
const places = JSON.parse(sessionStorage.getItem("places") ?? "{}"); // how far down each address was left
if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") wanted = places[location.href] ?? null;

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

addEventListener("scroll", (event) => {
  if (event.target.dataset?.testid === "stMain" && wanted === null) places[location.href] = event.target.scrollTop;
}, true);
addEventListener("popstate", (event) => { if (event.isTrusted) wanted = places[location.href] ?? null; });
addEventListener("pagehide", () => sessionStorage.setItem("places", JSON.stringify(places)));
onAct(() => { wanted = null; });

function returnToPlace() {
  if (wanted === null) return;
  main().scrollTop = wanted;
  if (main().scrollTop >= wanted - 1) wanted = null;
}
