// The theme puts a navigation landmark without a name into every piece of code once it comes into view, for its copy
// button. Landmarks need names, each its own.

function nameThem() {
  for (const actions of document.querySelectorAll(".md-code__nav:not([aria-label])")) {
    const number = [...document.querySelectorAll("pre")].indexOf(actions.closest("pre")) + 1;
    actions.setAttribute("aria-label", `Code ${number}`);
  }
}

new MutationObserver(nameThem).observe(document.body, { childList: true, subtree: true });
nameThem();
