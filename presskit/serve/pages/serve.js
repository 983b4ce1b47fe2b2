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

  // A frame that is moved is read anew from its beginning: what is kept stays where it is, and
  // shows again the page that somebody has come to, at the line where they are.
  const place = (old, fresh) => {
    const kept = old.querySelector("[data-keep]"), same = fresh.querySelector("[data-keep]");
    if (!kept || !same || kept.className !== same.className) {
      old.replaceWith(fresh);
      fit(fresh, old);
      return;
    }
    const around = (one, inner) => [...one.childNodes].filter((node) => node !== inner);
    for (const node of around(old, kept)) node.remove();
    let before = true;
    for (const node of [...fresh.childNodes]) {
      if (node === same) before = false;
      else if (before) kept.before(node);
      else old.append(node);
    }
    if (kept.dataset.version !== same.dataset.version) {
      kept.dataset.version = same.dataset.version;
      for (const frame of kept.querySelectorAll("iframe")) frame.contentWindow.location.reload();
    }
  };

  // A web page of the kit is as high as its text, so that there is one bar to scroll by.
  const fit = (main, old) => {
    const before = old ? [...old.querySelectorAll("iframe.whole")] : [];
    main.querySelectorAll("iframe.whole").forEach((frame, at) => {
      if (before[at]) frame.style.height = before[at].style.height;
      frame.addEventListener("load", () => measure(frame));
      measure(frame);
    });
  };
  const measure = (frame) => {
    const page = frame.contentDocument && frame.contentDocument.documentElement;
    const high = page ? page.getBoundingClientRect().height : 0;
    if (high > 100) frame.style.height = `${Math.ceil(high)}px`;
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
        place(document.querySelector("main"), fresh.querySelector("main"));
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
    source.addEventListener("status", (event) => status(event.data));
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
  addEventListener("resize", () => document.querySelectorAll("iframe.whole").forEach(measure));
  fit(document.querySelector("main"));
  if (!document.hidden) listen();
})();
