// After a break the server may be another, which would lose the first choice of a page that it had never run: it runs
// it now, and until it has, no choice can be made.

let connection = null; // "made", then after a break "broken", "asked" to run the page, "running" it
let held = null; // what had the focus when the page was held

function runAfterBreak() {
  const { testConnectionState: state, testScriptState: run } = client();
  if (state !== "CONNECTED") {
    if (connection) connection = "broken";
  } else if (connection === "broken") {
    if (!main().inert) held = document.activeElement;
    main().inert = true;
    dispatchEvent(new PopStateEvent("popstate"));
    connection = "asked";
    setTimeout(() => { if (connection === "asked") release(); }, 3000); // a short run may come and go unseen
  } else if (connection === "asked" && run !== "notRunning") {
    connection = "running";
  } else if (connection !== "asked" && run === "notRunning") {
    if (connection === "running") release(); else connection = "made";
  }
}

function release() {
  connection = "made";
  main().inert = false;
  held.focus({ preventScroll: true });
}
