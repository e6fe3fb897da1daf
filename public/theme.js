// Sets the stored choice of colours before the first paint; src/app/theme.rs changes it.
try {
  document.documentElement.dataset.theme = localStorage.getItem("dateline.theme") ?? "auto";
} catch {
  // Storage is refused: the system's colours it is.
}
