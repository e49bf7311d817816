/** What pages are made of: headings, cards, fields, buttons, notices, lists, tables, states. */
export const partStyle = `
.top { display: grid; gap: 0.4rem; }
.eyebrow { color: var(--quiet); font-size: 0.85rem; letter-spacing: 0.02em; overflow-wrap: anywhere; }
.eyebrow a { color: inherit; }
.lead { color: var(--quiet); max-width: 42rem; text-wrap: pretty; }
.card {
  background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow);
  padding: 1.5rem; display: grid; gap: 1rem; align-content: start;
}
.card.narrow { max-width: 30rem; width: 100%; }
.card > p { max-width: 42rem; }
form { display: grid; gap: 1.1rem; justify-items: start; }
.field { display: grid; gap: 0.3rem; width: 100%; }
.field label { font-weight: 600; }
.hint { color: var(--quiet); font-size: 0.9rem; }
.error { color: var(--bad); font-size: 0.9rem; font-weight: 600; }
input[type="text"], input[type="password"], input[type="number"], input:not([type]) {
  font: inherit; color: inherit; background: var(--ground); width: 100%; min-height: 2.75rem; padding: 0.5rem 0.75rem;
  border: 1px solid var(--edge); border-radius: 9px;
}
input:focus-visible { outline-offset: 0; border-radius: 9px; }
.has-error input { border: 2px solid var(--bad); }
input[inputmode="numeric"] { letter-spacing: 0.3em; font-variant-numeric: tabular-nums; max-width: 12rem; }
input[type="number"] { width: 5.5rem; }
.button {
  font: inherit; font-weight: 600; cursor: pointer; display: inline-flex; align-items: center; justify-content: center;
  min-height: 2.75rem; padding: 0.45rem 1.1rem; border-radius: 9px; text-decoration: none;
  background: var(--accent); color: var(--on-accent); border: 1px solid var(--accent);
}
.button:hover { background: var(--accent-deep); border-color: var(--accent-deep); color: var(--on-accent); }
.button.second { background: transparent; color: var(--accent); border-color: var(--edge); }
.button.second:hover { background: var(--tint); color: var(--accent); border-color: var(--accent); }
.button.danger { background: transparent; color: var(--bad); border-color: var(--bad); }
.button.danger:hover { background: var(--bad-tint); }
.button.small { min-height: 2.25rem; padding: 0.2rem 0.8rem; font-size: 0.9rem; }
.row { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; }
.spread { display: flex; flex-wrap: wrap; gap: 0.75rem 1.5rem; align-items: center; justify-content: space-between; }
.notice { border-radius: 10px; padding: 0.75rem 1rem; border: 1px solid; max-width: 46rem; }
.notice.done { background: var(--good-tint); border-color: var(--good); color: var(--good); }
.notice.bad { background: var(--bad-tint); border-color: var(--bad); color: var(--bad); }
.notice.wait { background: var(--wait-tint); border-color: var(--wait); color: var(--wait); }
.notice a { color: inherit; }
.state { display: inline-flex; align-items: baseline; gap: 0.45rem; font-weight: 600; }
.state::before { font-weight: 700; }
.state.good { color: var(--good); } .state.good::before { content: "✓" / ""; }
.state.bad { color: var(--bad); } .state.bad::before { content: "✕" / ""; }
.state.off { color: var(--quiet); font-weight: 500; } .state.off::before { content: "○" / ""; }
.state.wait { color: var(--wait); } .state.wait::before { content: "◐" / ""; }
.lines { list-style: none; display: grid; }
.lines > li { padding: 0.9rem 0; border-top: 1px solid var(--line); }
.lines > li:first-child { border-top: 0; padding-top: 0.25rem; }
.lines > li:last-child { padding-bottom: 0.25rem; }
.quiet { color: var(--quiet); font-size: 0.9rem; }
dl.facts { display: grid; gap: 0.2rem 1.5rem; grid-template-columns: max-content minmax(0, 1fr); }
dl.facts dt { color: var(--quiet); }
dl.facts dd { overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.95rem; }
caption { text-align: left; color: var(--quiet); padding-bottom: 0.5rem; font-size: 0.9rem; }
tbody tr:last-child > * { padding-bottom: 0.2rem; }
th, td { text-align: left; vertical-align: top; padding: 0.7rem 1rem 0.7rem 0; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--quiet); font-weight: 600; font-size: 0.85rem; padding-top: 0; white-space: nowrap; }
tbody th { font-weight: 600; }
td .upn, th .upn { font-weight: 400; display: block; color: var(--quiet); font-size: 0.88rem; overflow-wrap: break-word; }
@media (max-width: 36rem) {
  .card { padding: 1.1rem; }
  dl.facts { grid-template-columns: minmax(0, 1fr); } dl.facts dd { margin-bottom: 0.5rem; }
  table.stack, table.stack caption, table.stack tbody, table.stack tr, table.stack th, table.stack td { display: block; }
  table.stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table.stack tr { border-top: 1px solid var(--line); padding: 0.8rem 0; }
  table.stack tbody tr:first-child { border-top: 0; padding-top: 0; }
  table.stack th, table.stack td { border: 0; padding: 0.12rem 0; }
  table.stack td[data-label]::before { content: attr(data-label) ": " / ""; color: var(--quiet); }
}
`;
