// Follows what runs in the background. Every page works without it.
const waiting = document.querySelector("[data-progress]");

async function follow() {
  try {
    const answer = await fetch(waiting.dataset.progress, { credentials: "same-origin", headers: { Accept: "application/json" } });
    const told = await answer.json();
    if (!answer.ok || !told.running) { window.location.reload(); return; }
    if (waiting.textContent !== told.words) waiting.textContent = told.words;
  } catch { /* asked again below */ }
  window.setTimeout(follow, 2000);
}

if (waiting) window.setTimeout(follow, 1000);
