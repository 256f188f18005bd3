// Sends messages without loading the page anew. The server draws each turn; without this script the same forms post.
const list = document.getElementById("talk-list");
const composer = document.getElementById("composer");
const text = document.getElementById("text");
const status = document.getElementById("talk-status");
let busy = false;

function item(kind, words) {
  const li = document.createElement("li");
  li.className = kind;
  const p = document.createElement("p");
  p.textContent = words;
  li.append(p);
  return li;
}

// a chip keeps its words, without the ways to change it
function plain(button) {
  if (!button.classList.contains("chip-change")) { button.remove(); return; }
  const words = document.createElement("span");
  words.append(...[...button.childNodes].filter((node) => !node.classList?.contains("govuk-visually-hidden")));
  button.replaceWith(words);
}

function settle() {
  list.querySelectorAll("[data-live]").forEach((form) => {
    if (form.classList.contains("ledger-form")) form.querySelectorAll("button").forEach(plain);
    else form.remove();
  });
  list.querySelector("[data-opening]")?.remove();
}

function draw(html, standIn, follow) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const turns = [...holder.content.children];
  settle();
  standIn.replaceWith(...turns);
  ready();
  // Sending is the officer's own doing, so the answer comes into view; scrolling meanwhile is theirs too.
  if (follow()) turns[0].scrollIntoView({ block: "start" });
}

function ready() {
  if (navigator.clipboard) list.querySelectorAll("[data-copy]").forEach((button) => { button.hidden = false; });
}

async function ask(data, words) {
  const standIn = item("talk-said", words);
  list.append(standIn);
  status.textContent = "Working on it…";
  standIn.scrollIntoView({ block: "nearest" });
  const left = window.scrollY;
  const follow = () => Math.abs(window.scrollY - left) < 40;
  try {
    const answer = await fetch(composer.dataset.send, {
      method: "POST", body: data, credentials: "same-origin", headers: { Accept: "application/json" },
    });
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.error?.message);
    draw(said.html, standIn, follow);
    composer.elements.form.value = said.form;
    status.textContent = "";
    return true;
  } catch (error) {
    standIn.remove();
    const known = error instanceof TypeError || error instanceof SyntaxError ? "" : error.message;
    status.textContent = `${known || "The helpline could not be reached."} Your message has not been lost: send it again.`;
    return false;
  }
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-talk]");
  if (!form) return;
  event.preventDefault();
  if (busy) return;
  const data = new FormData(form);
  const pressed = event.submitter?.name ? event.submitter : null;
  if (pressed) data.set(pressed.name, pressed.value);
  const words = pressed ? pressed.textContent : text.value.trim();
  if (!words) return;
  busy = true;
  if (!pressed) { text.value = ""; grow(); }
  const sent = await ask(data, words);
  busy = false;
  if (!sent && !pressed && !text.value) { text.value = words; grow(); }
  text.focus({ preventScroll: true });
});

text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    composer.requestSubmit();
  }
});

// rows, not a style: the content policy allows no inline style
function grow() {
  text.rows = Math.min(8, Math.max(2, text.value.split("\n").length, Math.ceil(text.value.length / 55)));
}
text.addEventListener("input", grow);

list.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const words = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(words.value);
    status.textContent = "Copied.";
  } catch {
    words.select();
    status.textContent = "Selected: copy it with your keyboard.";
  }
});

ready();
