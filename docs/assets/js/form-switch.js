/* builds on: form-file */
/* Before a form is left for the same form in another language: how its answers come along. */
(() => {
  "use strict";

  const isPlain = ({ button, altKey, ctrlKey, metaKey, shiftKey }) =>
    !button && !altKey && !ctrlKey && !metaKey && !shiftKey;

  /** Asks while `isTyped()`, and calls `keep` when the answers are saved or given up. */
  window.handbookSwitch = (form, isTyped, keep) => {
    const dialog = form.querySelector("[data-switch]");
    const find = (name) => dialog.querySelector(`[data-switch-${name}]`);
    const [save, go, stay, status] = ["save", "go", "stay", "status"].map(find);
    let address = "";
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-language-link], a[data-twin]");
      if (!link || !isPlain(event) || !isTyped()) return;
      event.preventDefault();
      address = link.href;
      status.textContent = "";
      save.hidden = false;
      go.textContent = go.dataset.without;
      dialog.showModal();
    });
    save.addEventListener("click", () => {
      const saved = window.handbookFormFile.save(form);
      status.textContent = saved ? save.dataset.saved : save.dataset.large;
      if (!saved) return;
      keep();
      save.hidden = true;
      go.textContent = go.dataset.now;
      go.focus();
    });
    go.addEventListener("click", () => {
      keep();
      location.assign(save.hidden ? `${address.split("#")[0]}#${form.dataset.form}-keep` : address);
    });
    stay.addEventListener("click", () => dialog.close());
  };
})();
