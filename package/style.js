// The style sheet of the panel. Type and colours are inherited from the site, and sizes are in `em` of the site's text.
// It becomes a constructed style sheet, not markup, so a content-security policy without inline styles allows it.
export const STYLE = `
:host {
  display: block;
}

:host([hidden]) {
  display: none;
}

details {
  --line: color-mix(in srgb, currentColor 18%, transparent);
  --soft: color-mix(in srgb, currentColor 72%, transparent);
  container-type: inline-size;
  margin-block: 1.5em;
  border: 1px solid var(--line);
  border-radius: 0.625em;
  background: color-mix(in srgb, currentColor 2.5%, transparent);
  font-size: 0.875em;
  line-height: 1.45;
  text-align: start;
}

summary {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0 0.75em;
  padding: 0.75em 1em;
  border-radius: inherit;
  cursor: pointer;
}

summary::-webkit-details-marker {
  display: none;
}

summary::before {
  content: "";
  align-self: center;
  width: 0.4em;
  height: 0.4em;
  border: solid currentColor;
  border-width: 0 2px 2px 0;
  rotate: -45deg;
}

details[open] > summary::before {
  rotate: 45deg;
}

.title {
  font-weight: 600;
}

.counts,
.count,
.notes,
.note,
.where {
  color: var(--soft);
}

.body {
  padding: 0 1em 0.75em;
}

.sections {
  display: grid;
  gap: 1.5em 2em;
}

@container (width > 44em) {
  .sections {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }

  /* The timeline is about as long as the other two sections together. */
  .timeline {
    grid-column: 2;
    grid-row: 1 / span 2;
  }
}

h3,
h4,
p,
ul,
ol {
  margin: 0;
  padding: 0;
  list-style: none;
}

h3 {
  margin-block: 0.5em 0.625em;
  padding-block-end: 0.375em;
  border-block-end: 1px solid var(--line);
  font: inherit;
  font-weight: 600;
}

h4 {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0 0.5em;
  margin-block: 0.75em 0.25em;
  font: inherit;
  font-size: 0.9375em;
  font-weight: 600;
}

h3 + h4,
h3 + .group > h4 {
  margin-block-start: 0;
}

.names h4,
.timeline h4 {
  color: var(--soft);
  font-weight: 400;
}

button {
  min-height: 1.75em;
  padding: 0.125em 0.5em;
  border: 1px solid transparent;
  border-radius: 0.375em;
  background: none;
  color: inherit;
  font: inherit;
  text-align: start;
  overflow-wrap: anywhere;
  cursor: pointer;
}

button:hover {
  background: color-mix(in srgb, currentColor 7%, transparent);
}

button[aria-pressed="true"] {
  border-color: currentColor;
  background: color-mix(in srgb, var(--dateline-chosen) 55%, transparent);
}

:focus-visible {
  outline: 2px solid currentColor;
  outline-offset: 1px;
}

/* Aligns the text of the buttons, not their edges, with the text above. */
.chips,
.said,
.entry ul,
.undated {
  margin-inline: -0.5em;
}

.chips {
  display: flex;
  flex-wrap: wrap;
  gap: 0.125em;
}

.name {
  text-decoration: underline 2px;
  text-underline-offset: 0.2em;
}

.person {
  text-decoration-color: var(--dateline-person);
}

.org {
  text-decoration-color: var(--dateline-org);
}

.place {
  text-decoration-color: var(--dateline-place);
}

.other {
  text-decoration-color: var(--dateline-other);
}

.count {
  font-size: 0.875em;
  font-weight: 400;
  font-variant-numeric: tabular-nums;
}

.nobody {
  font-style: italic;
  font-weight: 400;
}

.said button,
.entry button,
.undated button {
  width: 100%;
}

.entry {
  position: relative;
  margin-inline-start: 0.3125em;
  padding: 0 0 0.625em 1em;
  border-inline-start: 2px solid var(--line);
}

.entry::before {
  content: "";
  position: absolute;
  inset: 0.3em auto auto calc(-0.3125em - 1px);
  width: 0.625em;
  height: 0.625em;
  border-radius: 50%;
  background: currentColor;
}

/* A bar beside the quotes. */
.said {
  margin-inline-start: 0;
  border-inline-start: 2px solid var(--line);
}

.entry time {
  font-weight: 600;
}

.foot {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.25em 1.5em;
  margin-block-start: 1em;
  padding-block-start: 0.75em;
  border-block-start: 1px solid var(--line);
}

.foot .note {
  flex-basis: 100%;
  font-size: 0.9286em;
}

label {
  display: flex;
  align-items: center;
  gap: 0.5em;
  min-height: 1.75em;
}

input {
  margin: 0;
  accent-color: currentColor;
}

@media print {
  details {
    break-inside: avoid;
  }
}

@media (forced-colors: active) {
  button {
    border-color: Canvas;
  }

  button[aria-pressed="true"] {
    border-color: Highlight;
  }

  .entry::before {
    background: CanvasText;
  }

  /* With forced colours only the selected item is marked, so the switch has no effect. */
  label {
    display: none;
  }
}
`;
