// Renews the page about a computation in place: without this script the browser reads the whole page anew.
// Only what differs is touched, so that a screen reader says each step once.
const PAUSE = 1000;

function renew(shown, read) {
  for (const place of ["[data-renew=step]", "[data-renew=found]", ".progress-words"]) {
    const [old, fresh] = [shown.querySelector(place), read.querySelector(place)];
    if (old && fresh && old.textContent !== fresh.textContent) old.textContent = fresh.textContent;
  }
  shown.querySelector("progress").value = read.querySelector("progress").value;
}

async function look() {
  const shown = document.querySelector("[data-computation]");
  try {
    // The look is shown already: the page need not bring it along.
    const answer = await fetch(location.href, { redirect: "manual", headers: { "X-Look": "shown" } });
    const page = answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    const read = page?.querySelector("[data-computation]");
    if (answer.type === "opaqueredirect" || (page && !read)) {
      // It has ended: the server leads on.
      location.reload();
      return;
    }
    if (read) renew(shown, read);
  } catch {
    // The network is away for a moment.
  }
  setTimeout(look, PAUSE);
}

setTimeout(look, PAUSE);
