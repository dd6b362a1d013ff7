// Comforts of the staff's pages; all of them work without this file.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Copying needs a secure context; elsewhere the text is selected, and one keystroke copies it.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const said = document.querySelector("[data-copy-said]");
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      said.textContent = button.dataset.copied;
    } catch {
      getSelection().selectAllChildren(document.querySelector(".secret code"));
    }
  });
}
