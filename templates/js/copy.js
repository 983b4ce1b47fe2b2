// The buttons of the press room: each stands where a page keeps plain text to copy, and says what
// it copies. Without this script the pages lack nothing but these buttons.
(() => {
  const own = document.currentScript;
  const copied = own.dataset.copied, failed = own.dataset.failed;

  const byHand = (text) => {  // pages on a disk or a plain server have no clipboard of their own
    const field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("not copied");
  };

  const copy = async (text) => {
    if (navigator.clipboard && window.isSecureContext) {
      try {
        return await navigator.clipboard.writeText(text);
      } catch {
        return byHand(text);
      }
    }
    return byHand(text);
  };

  // What a button copies that has no words of its own: the quote that it stands in, with whoever
  // said it, else what stands before it.
  const read = (kept) => {
    const quote = kept.closest("blockquote");
    const parts = quote ? [...quote.querySelectorAll("p")] : [kept.previousElementSibling];
    return parts.map((one) => one.textContent).join("\n");
  };

  const told = document.createElement("p");
  told.className = "unseen";
  told.setAttribute("role", "status");

  const tell = (button, label, words) => {
    // As wide as before: its neighbour must not slip under a hand that clicks twice.
    button.style.minWidth = `${button.getBoundingClientRect().width}px`;
    button.textContent = words;
    told.textContent = words;
    clearTimeout(button.back);
    button.back = setTimeout(() => {
      button.textContent = label;
      button.style.minWidth = "";
      told.textContent = "";
    }, 2000);
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.body.append(told);
    for (const kept of document.querySelectorAll("template.copy, template.copy-quiet")) {
      const button = document.createElement("button");
      const label = kept.dataset.label;
      const text = kept.content.textContent || read(kept);
      button.type = "button";
      button.className = kept.className;
      button.textContent = label;
      button.addEventListener("click", async () => {
        try {
          await copy(text);
          tell(button, label, copied);
        } catch {
          tell(button, label, failed);
        }
        button.focus();
      });
      kept.before(button);
    }
  });
})();
