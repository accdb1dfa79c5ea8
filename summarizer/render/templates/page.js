"use strict";
(() => {
  const marks = [...document.querySelectorAll("mark[data-for]")];
  const rests = (mark) => mark.dataset.for.split(" ");
  const linked = [...document.querySelectorAll("[data-links]")];
  let pinned = null;

  const light = (ids) => {
    const wanted = new Set(ids);
    for (const mark of marks) mark.classList.toggle("on", rests(mark).some((id) => wanted.has(id)));
    for (const item of document.querySelectorAll("[data-item]")) {
      item.classList.toggle("on", wanted.has(item.dataset.item));
    }
    for (const one of linked) {
      one.classList.toggle("on", one.dataset.links.split(" ").some((id) => wanted.has(id)));
    }
    document.documentElement.classList.toggle("lit", wanted.size > 0);
  };
  const idsOf = (target) => {
    const mark = target.closest("mark[data-for]");
    if (mark) return rests(mark);
    const item = target.closest("[data-item]");
    if (item) return [item.dataset.item];
    const link = target.closest("[data-links]");
    return link ? [link.dataset.links.split(" ")[0]] : null;
  };
  const rest = () => light(pinned || []);
  // In the view of one article, what rests on a passage comes into sight beside it.
  const beside = document.querySelector(".beside");
  const reveal = (target) => {
    if (!beside || !target.closest("mark") || getComputedStyle(beside).position !== "sticky") return;
    const item = beside.querySelector(".item.on");
    if (item) beside.scrollTo({ top: item.offsetTop - beside.clientHeight / 3 });
  };

  const panel = document.createElement("aside");
  panel.className = "panel";
  panel.hidden = true;
  panel.setAttribute("aria-label", "What rests on this passage");
  document.body.append(panel);
  let opener = null;

  const close = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    if (opener) {
      opener.setAttribute("aria-expanded", "false");
      opener.focus({ preventScroll: true });
    }
    opener = null;
    pinned = null;
    rest();
  };
  const row = (id) => {
    const note = [...document.querySelectorAll(".notes a")].find((a) => a.dataset.links === id);
    const entry = document.createElement("li");
    const link = note ? note.cloneNode(true) : document.createElement("a");
    link.href = "#" + id;
    entry.append(link);
    return entry;
  };
  const open = (mark) => {
    if (opener) opener.setAttribute("aria-expanded", "false");
    opener = mark;
    pinned = rests(mark);
    const title = document.createElement("p");
    title.textContent = "Rests on this passage";
    const list = document.createElement("ul");
    list.append(...pinned.map(row));
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Close";
    button.addEventListener("click", close);
    panel.replaceChildren(title, list, button);
    panel.hidden = false;
    mark.setAttribute("aria-expanded", "true");
    light(pinned);
  };

  for (const mark of marks) {
    // A word or two is too small a target of its own; its items are reached from the runs beside it.
    if (mark.textContent.trim().length < 5) continue;
    mark.tabIndex = 0;
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-expanded", "false");
  }
  document.addEventListener("pointerover", (event) => {
    const ids = idsOf(event.target);
    if (ids && !pinned) {
      light(ids);
      reveal(event.target);
    }
  });
  document.addEventListener("pointerout", (event) => {
    if (!pinned && idsOf(event.target)) light([]);
  });
  document.addEventListener("focusin", (event) => {
    const ids = idsOf(event.target);
    if (ids && panel.hidden) {
      light(ids);
      reveal(event.target);
    }
  });
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-for]");
    if (mark) {
      if (mark === opener) close();
      else open(mark);
      return;
    }
    const item = event.target.closest("[data-item]");
    if (item && !event.target.closest("a, summary, button")) {
      const again = pinned && pinned[0] === item.dataset.item && panel.hidden;
      pinned = again ? null : [item.dataset.item];
      rest();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
      pinned = null;
      rest();
    }
    const mark = event.target.closest("mark[data-for]");
    if (mark && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      if (mark === opener) close();
      else {
        open(mark);
        const first = panel.querySelector("a");
        if (first) first.focus({ preventScroll: true });
      }
    }
  });
  // On a phone what is not needed at first sight is closed, until it or a link into it is touched.
  const phone = matchMedia("screen and (max-width: 46rem)");
  const fold = () => {
    for (const details of document.querySelectorAll(".fold")) details.open = !phone.matches;
  };
  const pointedAt = (hash) => {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      return null; // an address cut off within a %: nothing has that name
    }
  };
  const unfold = (target) => {
    const inside = target && target.matches("article.text") ? target.querySelector(".fold") : target;
    for (let at = inside; at; at = at.parentElement) {
      if (at.matches(".fold")) at.open = true;
    }
  };
  fold();
  phone.addEventListener("change", fold);
  if (location.hash) unfold(pointedAt(location.hash));
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) unfold(pointedAt(link.hash));
  });
  window.addEventListener("hashchange", () => {
    const target = pointedAt(location.hash);
    if (target && target.matches("[data-item]")) target.focus({ preventScroll: true });
  });
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
})();
