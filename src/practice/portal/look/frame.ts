/** Colours, type, and what surrounds every page. Text on its ground has a contrast of 4.5 to 1 or more. */
export const frameStyle = `
:root {
  color-scheme: light dark;
  --ground: #f5f3ee; --card: #ffffff; --ink: #1c2430; --quiet: #55606f; --line: #dcd7cc; --edge: #7d8592;
  --accent: #0b5d66; --accent-deep: #084850; --on-accent: #ffffff; --tint: #e4f0ef;
  --mark: #ffd166; --mark-stripe: #f7c244; --on-mark: #3a2a00;
  --good: #1c6b3c; --good-tint: #e4f3e9; --bad: #a3282c; --bad-tint: #fbe9e8; --wait: #7a4d00; --wait-tint: #fdf1d9;
  --radius: 14px; --shadow: 0 1px 2px rgb(28 36 48 / 6%), 0 8px 24px rgb(28 36 48 / 6%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12161b; --card: #1b2128; --ink: #e8ecf1; --quiet: #a9b4c0; --line: #323b46; --edge: #7f8b99;
    --accent: #7bd0d3; --accent-deep: #a3e2e3; --on-accent: #06282b; --tint: #17333a;
    --mark: #e0b04a; --mark-stripe: #d2a13a; --on-mark: #231800;
    --good: #86d9a4; --good-tint: #163024; --bad: #ffa8a3; --bad-tint: #3a1d1f; --wait: #f2c773; --wait-tint: #35290f;
    --shadow: 0 1px 2px rgb(0 0 0 / 40%);
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
h1, h2, h3, p, ul, ol, dl, dd, table { margin: 0; padding: 0; }
h1 { font-size: 1.75rem; line-height: 1.2; letter-spacing: -0.015em; font-weight: 680; text-wrap: balance; }
h2 { font-size: 1.125rem; line-height: 1.3; font-weight: 650; }
h3 { font-size: 1rem; line-height: 1.3; font-weight: 650; }
a { color: var(--accent); text-underline-offset: 0.18em; }
a:hover { color: var(--accent-deep); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
main:focus { outline: none; }
code, .mono { font-family: ui-monospace, "Cascadia Mono", "SF Mono", Menlo, "DejaVu Sans Mono", monospace; font-size: 0.92em; }
code { overflow-wrap: anywhere; }
.sr {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.skip {
  position: absolute; left: 1rem; top: -4rem; z-index: 2; padding: 0.6rem 1rem; border-radius: 8px;
  background: var(--card); color: var(--accent);
}
.skip:focus { top: 0.75rem; }
.banner {
  background: repeating-linear-gradient(-45deg, var(--mark) 0 18px, var(--mark-stripe) 18px 36px);
  color: var(--on-mark); font-size: 0.9rem;
}
.banner p, .places ul, main, footer { width: min(100% - 2rem, 58rem); margin-inline: auto; }
.banner p { padding: 0.4rem 0; }
.banner strong { margin-right: 0.35rem; }
.banner span { white-space: normal; }
.places { background: var(--card); border-bottom: 1px solid var(--line); }
.places ul { position: relative; left: -0.75rem; display: flex; flex-wrap: wrap; gap: 0 0.25rem; list-style: none; }
.places a {
  display: block; padding: 0.8rem 0.75rem 0.65rem; color: var(--quiet); text-decoration: none;
  border-bottom: 3px solid transparent; font-size: 0.95rem;
}
.places a:hover { color: var(--ink); border-bottom-color: var(--line); }
.places a[aria-current] { color: var(--ink); border-bottom-color: var(--accent); font-weight: 600; }
main { padding: 2rem 0 3rem; display: grid; gap: 1.5rem; }
main > * { min-width: 0; }
footer { padding: 1.25rem 0 2.5rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.875rem; }
@media (max-width: 36rem) {
  main { padding-top: 1.25rem; gap: 1.25rem; }
  h1 { font-size: 1.5rem; }
  .places a { padding: 0.6rem 0.6rem 0.5rem; }
  .places ul { left: -0.6rem; }
}
@media (prefers-reduced-motion: no-preference) {
  .button, .places a { transition: background-color 0.12s, border-color 0.12s, color 0.12s; }
}
`;
