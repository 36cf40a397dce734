"""What a reader's browser sees of a page: bytes, requests, and how long it takes."""

import base64
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page

from inclusion.site.action_list import ROWS_AT_ONCE

WATCH = """() => {
    window.seen = {shift: 0};
    const count = (it) => { if (!it.hadRecentInput) window.seen.shift += it.value; };
    new PerformanceObserver(list => list.getEntries().forEach(count)).observe({type: 'layout-shift', buffered: true});
    const look = () => {
        const app = document.querySelector('[data-testid=stApp]');
        const heading = document.querySelector('h1');
        const painted = performance.getEntriesByName('first-contentful-paint')[0];
        if (heading) window.seen.heading ??= performance.now();
        if (heading && painted) window.seen.content ??= Math.max(painted.startTime, window.seen.heading);
        if (heading && app && app.dataset.testConnectionState === 'CONNECTED'
            && app.dataset.testScriptState === 'notRunning' && document.fonts.status === 'loaded'
            && !document.querySelector('#first-paint, [data-testid=stSkeleton]')
            && [...document.querySelectorAll('[data-testid=stVegaLiteChart]')].every(it => it.querySelector('svg')))
            window.seen.settled ??= performance.now();
        if (!window.seen.settled || !window.seen.content) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}"""
"""Notes at each frame whether the page shows its heading, and whether all of it stands; and what moved by itself."""

INTERACTION = """async ([most, radio]) => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    const number = () => parseInt(words().replaceAll(',', ''));
    const words = () => document.querySelector('.found').textContent;
    const drawn = () => all('.rows > li').length === Math.ceil(number() / Math.ceil(number() / most));
    const before = words(), began = performance.now();
    const chosen = (it) => it.ariaChecked === 'true' || it.checked;
    all(radio).find(it => !chosen(it)).click();
    while (words() === before || !drawn()) await new Promise(requestAnimationFrame);
    return performance.now() - began;
}"""
"""Clicks a choice that is not made, and waits until the page says another number of results and shows their rows."""

READY = "() => document.querySelector('.found') && !document.querySelector('#first-paint')"

OF_THE_EXPLORER = (ROWS_AT_ONCE, "[data-testid=stMain] [role=radio]")
OF_THE_FLOOR = (1_000_000, "[data-testid=stMain] [role=radio]")
OF_THE_PEER = (1_000_000, "input[type=radio]")
"""How many rows a page shows at most, and the choices that are clicked."""

SLOW = {"offline": False, "latency": 60, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}


@dataclass
class Visit:
    """One load of a page: milliseconds to its heading and to standing still, what moved by itself, bytes as sent."""

    content: float
    settled: float
    shift: float
    sent: float


def frame_length(frame: dict[str, object]) -> int:
    """The bytes of a message of the live connection."""
    text = str(frame["payloadData"])
    return len(base64.b64decode(text)) if frame["opcode"] == 2 else len(text)


def cold_and_warm(browser: Browser, address: str, *, slow: bool) -> tuple[Visit, Visit]:
    """A page opened by a browser that has nothing of the site, and again by the same browser."""
    context = new_context(browser)
    visits = visit(context, address, slow=slow), visit(context, address, slow=slow)
    context.close()
    return visits


def new_context(browser: Browser) -> BrowserContext:
    """A browser without cache, on a desktop's screen."""
    return browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", reduced_motion="reduce")


def visit(context: BrowserContext, address: str, *, slow: bool) -> Visit:
    """Open a page in a new tab and wait until it stands still."""
    page = context.new_page()
    cdp = context.new_cdp_session(page)
    cdp.send("Network.enable")
    if slow:
        cdp.send("Network.emulateNetworkConditions", SLOW)
    lengths: list[float] = []
    cdp.on("Network.loadingFinished", lambda event: lengths.append(event["encodedDataLength"]))
    cdp.on("Network.webSocketFrameReceived", lambda event: lengths.append(frame_length(event["response"])))
    page.add_init_script(f"({WATCH})()")
    page.goto(address, wait_until="commit", timeout=90_000)
    seen = wait_until_settled(page)
    page.wait_for_timeout(500)
    shift = float(page.evaluate("() => window.seen.shift"))
    page.close()
    return Visit(seen["content"], seen["settled"], shift, sum(lengths))


def wait_until_settled(page: Page) -> dict[str, float]:
    """What the page noted of itself once it stands still."""
    page.wait_for_function("() => window.seen?.settled && window.seen.content", timeout=90_000)
    seen: dict[str, float] = page.evaluate("() => window.seen")
    return seen


def click_delays(
    browser: Browser, address: str, times: int, page_kind: tuple[int, str], *, slower: int = 1
) -> list[float]:
    """Milliseconds from a click on a filter until the page shows its result, on a processor so many times slower."""
    context = new_context(browser)
    page = context.new_page()
    page.goto(address, timeout=90_000)
    page.wait_for_function(READY)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.wait_for_timeout(1000)
    delays = []
    for _ in range(times + 2):
        delays.append(float(page.evaluate(INTERACTION, page_kind)))
        page.wait_for_timeout(300 * slower)
    context.close()
    return delays[2:]  # the first ones warm up
