// Offences are looked up as they are typed. The page works without it.
const list = document.getElementById("offences");
let timer = 0;

async function find(words) {
  const answer = await fetch(`/api/v1/offences?q=${encodeURIComponent(words)}`, { credentials: "same-origin", headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { offences } = await answer.json();
  list.replaceChildren(...offences.map((one) => {
    const option = document.createElement("option");
    option.value = `${one.ho_class} ${one.code}`;
    option.label = `${one.ho_class} ${one.code} ${one.title} (${words})`;
    return option;
  }));
}

document.addEventListener("input", (event) => {
  if (event.target.getAttribute("list") !== "offences" || event.target.value.length < 2) return;
  window.clearTimeout(timer);
  timer = window.setTimeout(() => find(event.target.value).catch(() => {}), 250);
});
