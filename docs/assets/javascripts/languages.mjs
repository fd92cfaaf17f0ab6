// The theme changes pages without loading them and leaves the header as it was. Where that has led to a page in another
// language, as its search can, the page is loaded whole.

window.document$.subscribe(() => {
  const article = document.querySelector("article.md-content__inner"); // a result of the search is an article too
  if (article instanceof HTMLElement && article.lang && article.lang !== document.documentElement.lang) location.reload();
});
