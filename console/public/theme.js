// Runs before the first paint, so that a dark room never sees a white flash.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem('songhua.theme');
  } catch {
    // Storage may be forbidden; the system's theme is used then.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
