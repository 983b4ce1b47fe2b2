// Shows again what has changed. Without it the pages are as good, and are read anew by hand.
"use strict";
(() => {
  let source = null, busy = false, once = false;

  const address = () => {
    const page = new URL(location.href), query = new URLSearchParams({
      page: page.pathname, seen: document.body.dataset.seen });
    if (page.searchParams.has("as")) query.set("as", page.searchParams.get("as"));
    return "/events?" + query;
  };

  // The pictures that stand on the screen are drawn before they take the place of the old ones.
  const drawn = async (fresh) => {
    const olds = [...document.querySelectorAll("main img")];
    const news = [...fresh.querySelectorAll("main img")];
    const wanted = news.filter((one, at) => {
      const box = olds[at] && olds[at].getBoundingClientRect();
      return box && box.bottom > 0 && box.top < innerHeight && olds[at].src !== one.src;
    });
    const ready = Promise.allSettled(wanted.map((one) => {
      const early = new Image();
      early.sizes = one.sizes; early.srcset = one.srcset; early.src = one.src;
      return early.decode();
    }));
    await Promise.race([ready, new Promise((done) => setTimeout(done, 1500))]);
  };

  const refresh = async () => {
    if (busy) { once = true; return; }
    busy = true;
    try {
      do {
        once = false;
        const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
        if (!answer.ok) { location.href = "/"; return; }
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
        await drawn(fresh);
        const open = document.querySelector(".columns"), side = open ? open.scrollLeft : 0;
        const frames = new Map([...document.querySelectorAll("iframe")].map((one) => [one.src, one]));
        for (const one of fresh.querySelectorAll("iframe")) {
          const same = frames.get(one.src);
          if (same) one.replaceWith(same);
        }
        document.querySelector("main").replaceWith(fresh.querySelector("main"));
        document.querySelector("#head").replaceWith(fresh.querySelector("#head"));
        document.title = fresh.title;
        document.body.dataset.seen = fresh.body.dataset.seen;
        const columns = document.querySelector(".columns");
        if (columns) columns.scrollLeft = side;
        document.body.dispatchEvent(new CustomEvent("refreshed"));
      } while (once);
    } catch { /* the server is gone for a moment: the next event tells */ } finally { busy = false; }
  };

  const status = (words) => {
    const place = document.querySelector("#status");
    if (place && place.textContent !== words) place.textContent = words;
  };

  const listen = () => {
    if (source) source.close();
    source = new EventSource(address());
    source.addEventListener("page", refresh);
    source.addEventListener("status", (event) => {
      const left = Number(event.data);
      if (left) status(`${left} file${left === 1 ? "" : "s"} to make`);
      else refresh();
    });
    source.onerror = () => {
      status("presskit serve has ended, or is beginning anew");
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 1500);
    };
    source.onopen = () => { if (document.querySelector("#status")?.textContent.startsWith("presskit")) refresh(); };
  };

  // A browser keeps few lines open to one server: a page that nobody sees gives its line up.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) { source?.close(); source = null; } else { refresh().then(listen); }
  });
  if (!document.hidden) listen();
})();
