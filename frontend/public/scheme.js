// Runs before the first paint, so that a dark desk never flashes white. It is a
// file of its own because the content policy allows no inline script.
(function () {
  var chosen = "auto";
  try {
    chosen = localStorage.getItem("kp-theme") || "auto";
  } catch {
    chosen = "auto";
  }
  var dark =
    chosen === "dark" ||
    (chosen !== "light" && window.matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
