/** One page of A4 or Letter when printed; readable on a phone, in light and in dark. */
export const style = `:root { color-scheme: light dark; --line: #c8c8c8; --quiet: #616161; --box: #f3f2f1; }
@media (prefers-color-scheme: dark) { :root { --line: #525252; --quiet: #adadad; --box: #292929; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 60rem; font: 0.9375rem/1.4 "Segoe UI", system-ui, sans-serif; }
h1 { margin: 0 0 1rem; font-size: 1.375rem; line-height: 1.3; }
h2 { margin: 1.25rem 0 0.5rem; font-size: 1.0625rem; }
p { margin: 0 0 0.5rem; }
.banner { padding: 0.5rem 0.75rem; background: var(--box); border-left: 4px solid; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.25rem 0.5rem 0.25rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
table + table { margin-top: 1rem; }
th[scope="row"] { width: 14rem; font-weight: 600; }
code { font-family: ui-monospace, Consolas, monospace; font-size: 0.8125rem; overflow-wrap: anywhere; }
@media (max-width: 40rem) { body { padding: 0.75rem; } th[scope="row"] { width: 7rem; } }
@media print {
  @page { margin: 12mm; }
  body { padding: 0; max-width: none; font-size: 8.5pt; line-height: 1.25; color: #000; background: #fff; }
  h1 { font-size: 13pt; margin-bottom: 6pt; } h2 { font-size: 10pt; margin: 8pt 0 3pt; }
  th, td { padding: 1.5pt 4pt 1.5pt 0; border-color: #999; }
  code { font-size: 7.5pt; }
  tr, .proof { break-inside: avoid; }
  .screen { display: none; }
}
`;
