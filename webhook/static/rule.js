// Offences are looked up, the rule saved in the draft and checked, as they are typed. The page works without it.
const form = document.getElementById("rule-form");
const offences = document.getElementById("offences");
const kept = document.getElementById("kept");
const others = document.querySelector("[data-others]");
const QUIET = 1500;
const STILL_HERE = 25000;
let looking = 0;
let timer = 0;
let saving = false;
let typed = false;
let stopped = false;
let pressed = null;

async function find(words) {
  const answer = await fetch(`/api/v1/offences?q=${encodeURIComponent(words)}`, { credentials: "same-origin", headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const found = await answer.json();
  offences.replaceChildren(...found.offences.map((one) => {
    const option = document.createElement("option");
    option.value = `${one.ho_class} ${one.code}`;
    option.label = `${one.ho_class} ${one.code} ${one.title} (${words})`;
    return option;
  }));
}

function tell(words) {
  if (kept.textContent !== words) kept.textContent = words;
}

function tellOf(names) {
  const words = names.length ? `${names.join(", ")} ${names.length === 1 ? "is" : "are"} writing in this too.` : "";
  if (others.textContent !== words) others.textContent = words;
  others.hidden = !names.length;
}

// Each sentence before its field, tied to it; what was said before goes.
function complain(wrong) {
  for (const old of form.querySelectorAll(".govuk-error-message")) {
    const of = form.querySelector(`[aria-describedby~="${old.id}"]`);
    const left = of?.getAttribute("aria-describedby").split(" ").filter((id) => id !== old.id).join(" ");
    if (of && left) of.setAttribute("aria-describedby", left);
    else if (of) of.removeAttribute("aria-describedby");
    old.remove();
  }
  wrong.forEach(({ field, sentence }, number) => {
    const place = document.getElementById(field);
    if (!place) return;
    const said = document.createElement("p");
    said.className = "govuk-error-message";
    said.id = `${field}-said-${number + 1}`;
    said.textContent = sentence;
    place.before(said);
    if (place.labels) place.setAttribute("aria-describedby", `${place.getAttribute("aria-describedby") ?? ""} ${said.id}`.trim());
  });
}

function number(wrong) {
  if (!wrong.length) return "";
  return wrong.length === 1 ? " One thing is to be mended." : ` ${wrong.length} things are to be mended.`;
}

async function keep() {
  if (saving || stopped) return;
  saving = true;
  const sent = new FormData(form);
  if (typed) sent.append("typed", "yes");
  const had = typed;
  typed = false;
  try {
    const answer = await fetch(form.dataset.keep, { method: "POST", body: sent, credentials: "same-origin", headers: { Accept: "application/json" } });
    const told = await answer.json();
    if (answer.ok) {
      tellOf(told.others);
      if (had) {
        form.elements.rule.value = told.rule;
        form.elements.seen.value = told.seen;
        form.elements.new.value = told.new ? "yes" : "";
        complain(told.wrong);
        tell(told.kept + number(told.wrong));
      }
    } else if (had) {
      stopped = answer.status === 409;
      if (told.error?.field) complain([{ field: told.error.field, sentence: told.error.message }]);
      tell(`Not saved: ${told.error?.message ?? "the helpline refused it."} What you typed stays here; Save shows you more.`);
    }
  } catch {
    if (had) tell("Not saved: the helpline could not be reached. What you typed stays here.");
    typed ||= had;
  }
  saving = false;
  if (pressed) form.requestSubmit(pressed);
  else if (typed) later();
}

function later() {
  window.clearTimeout(timer);
  timer = window.setTimeout(keep, QUIET);
}

document.addEventListener("input", ({ target }) => {
  if (target.getAttribute("list") !== "offences" || target.value.length < 2) return;
  window.clearTimeout(looking);
  looking = window.setTimeout(() => find(target.value).catch(() => {}), 250);
});

if (form.dataset.keep) {
  form.addEventListener("input", () => { typed = true; later(); });
  // What is being saved at this moment must come first, or the rule would seem to be changed by somebody else.
  form.addEventListener("submit", (event) => {
    window.clearTimeout(timer);
    if (saving) { event.preventDefault(); pressed = event.submitter; } else stopped = true;
  });
  if ("typed" in form.dataset) { typed = true; later(); }
  window.setInterval(keep, STILL_HERE);
  window.addEventListener("beforeunload", (event) => { if (typed && !stopped) event.preventDefault(); });
}
