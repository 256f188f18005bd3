// Saves a draft as it is typed, and shows at once what is wrong with it and what officers will see of it.
// The page works without; with it, no button leads away while what was typed can't be received.
const editor = document.querySelector("form[data-keep]");
const kept = document.getElementById("kept");
const QUIET = 1500;
const STILL_HERE = 25000;
let timer = 0;
let atWork = null; // what is being sent, while it is
let typed = false; // since the last time that it was sent
let unsaved = false;
let stopped = false; // a colleague saved meanwhile, or the text was refused: she decides
let leaving = false;

function tell(words) {
  if (kept.textContent !== words) kept.textContent = words;
}

function send(address, button) {
  const fields = new FormData(editor);
  if (button) fields.append(button.name, button.value);
  const headers = { Accept: button ? "text/html" : "application/json" };
  return fetch(address, { method: "POST", body: fields, credentials: "same-origin", headers });
}

async function pageOf(answer) {
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// One at a time, or two of her own would meet each other as if they were two people's.
async function alone(work) {
  window.clearTimeout(timer);
  while (atWork) await atWork;
  atWork = work();
  const done = await atWork;
  atWork = null;
  if (typed && !stopped && !leaving) later();
  return done;
}

function later() {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => alone(keep), QUIET);
}

// Whether the helpline has answered, be it with a refusal, so that a button may lead to it.
async function keep() {
  typed = false;
  try {
    let answer = await send(editor.dataset.keep);
    if (answer.status === 400 && await renewed()) answer = await send(editor.dataset.keep);
    const told = await answer.json();
    if (answer.ok) took(told);
    else refused(answer.status, told.error);
    return answer.status !== 401;
  } catch {
    tell("Not saved: the helpline could not be reached. Your text stays here, and is saved as soon as it can be.");
    typed = unsaved = true;
    return false;
  }
}

function took(told) {
  unsaved = typed;
  editor.elements.started_from.value = told.digest;
  const others = told.others.length ? ` ${told.others.join(", ")} writing in this too.` : "";
  tell(`${told.kept}${others}${wrong(told)}`);
  if (told.live.problems) show(told.live);
  else mark("body", told.complaint);
}

function wrong(told) {
  const fields = Object.keys(told.live.problems ?? {}).length;
  if (fields) return ` ${fields === 1 ? "One field is" : `${fields} fields are`} not right yet.`;
  return told.complaint ? ` Not right yet: ${told.complaint}` : "";
}

function refused(status, error) {
  unsaved = true;
  stopped ||= status === 409;
  if (error?.field) mark(error.field, error.message);
  const onward = {
    401: "Sign in again in another tab, then save here.",
    409: "Save shows you both.",
  }[status] ?? "";
  tell(`Not saved: ${error?.message ?? "the helpline refused it."} Your text stays here. ${onward}`.trim());
}

// The mark of a session that was begun in another tab since.
async function renewed() {
  const fresh = (await pageOf(await fetch(editor.action, { credentials: "same-origin" }))).querySelector("[name=csrf_token]");
  if (fresh) editor.elements.csrf_token.value = fresh.value;
  return fresh !== null;
}

// What the form says at its fields, what they offer, and what the officer will see.
function show(live) {
  for (const field of editor.querySelectorAll("[data-field]")) mark(field.dataset.field, live.problems[field.dataset.field] ?? "");
  for (const note of editor.querySelectorAll("p.field-note")) {
    const words = live.notes[note.id.replace(/-note$/, "")] ?? "";
    if (note.textContent !== words) note.textContent = words;
  }
  for (const [id, rows] of Object.entries(live.choices)) offer(id, rows);
  const preview = document.getElementById("preview");
  if (preview && live.preview) preview.innerHTML = live.preview;
}

function mark(id, words) {
  const said = document.getElementById(`${id}-error`);
  if (!said) return;
  said.querySelector("[data-said]").textContent = words;
  said.hidden = words === "";
  const group = said.closest("[data-field]");
  if (group.matches(".govuk-form-group")) group.classList.toggle("govuk-form-group--error", words !== "");
  const field = document.getElementById(id);
  for (const kind of ["input", "textarea"]) field.classList.toggle(`govuk-${kind}--error`, words !== "" && field.matches(kind));
  const listed = document.querySelector(`.govuk-error-summary a[href="#${id}"]`)?.closest("li");
  if (listed) listed.hidden = words === "";
  const summary = document.querySelector(".govuk-error-summary");
  if (summary) summary.hidden = !summary.querySelector("li:not([hidden])");
}

function offer(id, rows) {
  const list = document.getElementById(`${id}-choices`);
  list?.replaceChildren(...rows.map(([value, words]) => new Option(words, value)));
  document.getElementById(`${id}-offered`)?.replaceChildren(...rows.map(([value, words]) => {
    const row = document.createElement("li");
    row.textContent = `${value}: ${words}`;
    return row;
  }));
}

// Rows are added, moved and taken out by the same request as without script, but the page stays where it is.
async function press(button) {
  const write = document.getElementById("write");
  write.inert = true;
  const done = await alone(() => replaced(write, button));
  write.inert = false;
  if (done) document.querySelector("[data-focus]")?.focus();
  else lead(button);
}

async function replaced(write, button) {
  try {
    const answer = await send(editor.action, button);
    const page = await pageOf(answer);
    const fresh = page.getElementById("write");
    if (!answer.ok || !fresh) return false;
    for (const name of ["number", "started_from"]) {
      editor.elements[name].value = page.querySelector(`form[data-keep] [name=${name}]`).value;
    }
    write.replaceChildren(...fresh.childNodes);
    typed = unsaved = false;
    tell("Done and saved.");
    return true;
  } catch {
    return false;
  }
}

async function lead(button) {
  if (!await alone(keep)) return;
  leaving = true;
  editor.requestSubmit(button);
}

if (editor) {
  stopped = editor.dataset.refused !== undefined;
  unsaved = stopped;
  editor.addEventListener("input", () => { typed = unsaved = true; if (!stopped) later(); });
  editor.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=do]");
    if (!button || !/^(add|remove|up|down):/.test(button.value)) return;
    event.preventDefault();
    press(button);
  });
  editor.addEventListener("submit", (event) => {
    if (leaving) return;
    event.preventDefault();
    lead(event.submitter);
  });
  window.setInterval(() => { if (!stopped && !atWork) alone(keep); }, STILL_HERE);
  window.addEventListener("beforeunload", (event) => { if (unsaved && !leaving) event.preventDefault(); });
  window.addEventListener("pageshow", () => { leaving = false; });
}
