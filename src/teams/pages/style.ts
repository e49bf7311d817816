/** Readable on a phone, in light and in dark. Colours are those of Fluent, so that the window looks like Teams. */
export const style = `:root {
  color-scheme: light dark;
  --page: #f5f5f5; --card: #ffffff; --text: #242424; --quiet: #616161; --line: #d1d1d1;
  --accent: #5b5fc7; --on-accent: #ffffff; --good: #0e700e; --bad: #b10e1c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #1f1f1f; --card: #292929; --text: #ffffff; --quiet: #adadad; --line: #525252;
    --accent: #7f85f5; --on-accent: #000000; --good: #54b054; --bad: #f1707b;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; padding: 1.5rem; display: grid; place-items: center;
  background: var(--page); color: var(--text);
  font: 1rem/1.5 "Segoe UI", system-ui, -apple-system, sans-serif;
}
main {
  width: 100%; max-width: 30rem; padding: 2rem; background: var(--card);
  border: 1px solid var(--line); border-top: 4px solid var(--bad); border-radius: 8px;
}
[data-outcome="signed-in"] main, [data-outcome="consent-granted"] main { border-top-color: var(--good); }
h1 { margin: 0 0 0.75rem; font-size: 1.375rem; line-height: 1.3; font-weight: 600; }
p { margin: 0 0 0.75rem; overflow-wrap: anywhere; }
p:last-child { margin-bottom: 0; }
.code { color: var(--quiet); font-size: 0.875rem; }
button {
  margin-top: 0.5rem; padding: 0.625rem 1.25rem; min-height: 2.75rem; border: 0; border-radius: 4px;
  background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer;
}
p:has(+ button[hidden]) { margin-bottom: 0; }
[data-outcome="notice"] main { max-width: 44rem; border-top-color: var(--accent); }
h2 { margin: 1.5rem 0 0.5rem; font-size: 1.125rem; line-height: 1.3; font-weight: 600; }
dt { font-weight: 600; }
dd { margin: 0 0 0.75rem; overflow-wrap: anywhere; }
a { color: var(--accent); }
button:focus-visible { outline: 3px solid var(--text); outline-offset: 2px; }
@media (max-width: 25rem) {
  body { padding: 0; place-items: stretch; }
  main { border-width: 4px 0 0; border-radius: 0; padding: 1.5rem; }
  button { width: 100%; }
}
`;
