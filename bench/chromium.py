"""What a reader's browser sees of a page: bytes, requests, and how long it takes."""

import base64
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

WATCH = """() => {
    window.seen = {};
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
"""Notes at each frame whether the page shows its heading, and whether all of it stands."""

INTERACTION = """async () => {
    const words = () => document.querySelector('#root .found').textContent;
    const before = words(), began = performance.now();
    const radios = [...document.querySelectorAll('[data-testid=stMain] [role=radio]')];
    radios.find(it => it.ariaChecked === 'false').click();
    while (words() === before) await new Promise(requestAnimationFrame);
    return performance.now() - began;
}"""
"""Clicks a choice that is not made, and waits until the page says another number of results."""

SLOW = {"offline": False, "latency": 60, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}


@dataclass
class Visit:
    """One load of a page: milliseconds to its heading and to standing still, requests, and bytes as sent."""

    content: float
    settled: float
    requests: int
    sent: float


class Traffic:
    """Counts what a page asks for and what comes."""

    def __init__(self, cdp: CDPSession) -> None:
        """Listen to the browser."""
        self.requests = 0
        self.sent = 0.0
        cdp.on("Network.responseReceived", lambda event: self.count(event["response"].get("fromDiskCache", False)))
        cdp.on("Network.loadingFinished", lambda event: self.add(event["encodedDataLength"]))
        cdp.on("Network.webSocketFrameReceived", lambda event: self.add(frame_length(event["response"])))

    def count(self, cached: bool) -> None:
        """Count a request that reached the server."""
        self.requests += not cached

    def add(self, length: float) -> None:
        """Add the bytes of an answer."""
        self.sent += length


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
    traffic = Traffic(cdp)
    page.add_init_script(f"({WATCH})()")
    page.goto(address, wait_until="commit", timeout=90_000)
    seen = wait_until_settled(page)
    page.wait_for_timeout(300)
    page.close()
    return Visit(seen["content"], seen["settled"], traffic.requests, traffic.sent)


def wait_until_settled(page: Page) -> dict[str, float]:
    """What the page noted of itself once it stands still."""
    page.wait_for_function("() => window.seen?.settled && window.seen.content", timeout=90_000)
    seen: dict[str, float] = page.evaluate("() => window.seen")
    return seen


def interaction_delays(browser: Browser, address: str, times: int) -> list[float]:
    """Milliseconds from a click on a filter until the page shows its result."""
    context = new_context(browser)
    page = context.new_page()
    page.add_init_script(f"({WATCH})()")
    page.goto(address, timeout=90_000)
    wait_until_settled(page)
    delays = []
    for _ in range(times):
        delays.append(float(page.evaluate(INTERACTION)))
        page.wait_for_timeout(300)
    context.close()
    return delays
