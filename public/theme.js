// Applies the stored colour scheme before the first paint. src/theme.rs changes it later.
try {
  document.documentElement.dataset.theme = localStorage.getItem("dateline.theme") ?? "auto";
} catch {
  // Storage is blocked: the system's colour scheme applies.
}
