// What a screen reader is told of a change.

const status = find("#announcer");
let result = null; // the view that was told last, by its address, and what it found
let speaking = null; // the timer of an announcement

// The number found, or the heading of another view; before it, what a link did. It is said once the page stands still,
// also where other filters find as many; a space makes the same words new.
function announce() {
  const told = find("#root [data-announce]");
  const found = told?.textContent ?? "";
  const now = `${told?.dataset.announce} ${found}`; // the page's own address is that of a view which may not have come
  if (result !== null && result !== now && found) {
    const words = [pressed?.dataset.done, found].filter(Boolean).join(" ");
    pressed = null;
    clearTimeout(speaking);
    speaking = setTimeout(() => { status.textContent = words + (status.textContent === words ? "\u00a0" : ""); }, 300);
  }
  result = now;
}

// Say something at once, in place of what was about to be said.
function say(words) {
  clearTimeout(speaking);
  status.textContent = words;
}
