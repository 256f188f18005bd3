// Follows what runs in the background, and saves drafts as they are typed. Every page works without it.
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

const editor = document.querySelector("form[data-keep]");
const kept = document.getElementById("kept");
const QUIET = 1500;
const STILL_HERE = 25000;
let timer = 0;
let saving = false;
let typed = false;
let stopped = false;

function tell(words) {
  if (kept.textContent !== words) kept.textContent = words;
}

async function keep() {
  if (saving || stopped) return;
  saving = true;
  typed = false;
  try {
    const answer = await fetch(editor.dataset.keep, {
      method: "POST", body: new FormData(editor), credentials: "same-origin", headers: { Accept: "application/json" },
    });
    const told = await answer.json();
    if (answer.ok) {
      editor.elements.started_from.value = told.digest;
      const others = told.others.length ? ` ${told.others.join(", ")} writing in this too.` : "";
      tell(`${told.kept}${others}${told.complaint ? ` Not right yet: ${told.complaint}` : ""}`);
    } else {
      stopped = answer.status === 409;
      tell(`Not saved: ${told.error?.message ?? "the helpline refused it."} Your text stays here; Save shows you both.`);
    }
  } catch {
    tell("Not saved: the helpline could not be reached. Your text stays here.");
    typed = true;
  }
  saving = false;
  if (typed) later();
}

function later() {
  window.clearTimeout(timer);
  timer = window.setTimeout(keep, QUIET);
}

if (editor) {
  editor.elements.body.addEventListener("input", () => { typed = true; later(); });
  editor.addEventListener("submit", () => { stopped = true; window.clearTimeout(timer); });
  window.setInterval(keep, STILL_HERE);
  window.addEventListener("beforeunload", (event) => { if (typed && !stopped) event.preventDefault(); });
}
