/** What belongs to one place alone. */
export const placeStyle = `
.tiles { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16.5rem), 1fr)); list-style: none; }
.tiles .card { gap: 0.4rem; padding: 1.2rem 1.25rem; height: 100%; position: relative; }
.tiles .card:hover { border-color: var(--accent); }
.tiles h2 a::after { content: ""; position: absolute; inset: 0; border-radius: var(--radius); }
.tiles p { color: var(--quiet); font-size: 0.94rem; }
.duo { display: grid; gap: 1.5rem 3rem; align-items: start; }
.side { display: grid; gap: 1.25rem; }
@media (min-width: 52rem) { .duo { grid-template-columns: minmax(0, 1fr) 24rem; } }
.phone {
  width: min(100%, 24rem); margin-inline: auto; padding: 0.8rem; border-radius: 2.4rem;
  background: #20262e; box-shadow: var(--shadow); border: 1px solid #39424d;
}
.screen { background: var(--card); border-radius: 1.7rem; min-height: 26rem; display: flex; flex-direction: column; overflow: hidden; }
.screen > header { padding: 1.1rem 1.25rem 0.8rem; border-bottom: 1px solid var(--line); display: grid; gap: 0.1rem; }
.messages { list-style: none; padding: 1.1rem 1.1rem 1.4rem; display: grid; gap: 1.1rem; }
.messages li { display: grid; gap: 0.25rem; }
.bubble { background: var(--tint); padding: 0.75rem 1rem; border-radius: 1.1rem 1.1rem 1.1rem 0.3rem; overflow-wrap: anywhere; }
.messages li:first-child .bubble { border: 1px solid var(--accent); }
.bubble strong { font-size: 1.5rem; letter-spacing: 0.14em; display: block; font-variant-numeric: tabular-nums; line-height: 1.3; }
.messages .quiet { padding-left: 0.3rem; font-size: 0.83rem; }
.screen .empty { margin: auto; padding: 2rem 1.75rem; text-align: center; color: var(--quiet); display: grid; gap: 0.5rem; }
.secret {
  display: block; padding: 0.9rem 1.1rem; border-radius: 10px; border: 2px dashed var(--accent); background: var(--tint);
  font-size: 1.4rem; letter-spacing: 0.06em; overflow-wrap: anywhere; user-select: all; width: 100%; max-width: 26rem;
}
.method { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.5rem 1rem; align-items: center; }
.method h3 { overflow-wrap: anywhere; }
.switch { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.5rem 1.5rem; align-items: center; }
.switch form { justify-items: end; }
.times { display: flex; gap: 0.6rem; align-items: center; flex-wrap: wrap; }
.times label { color: var(--quiet); font-size: 0.9rem; }
fieldset.plain { border: 0; margin: 0; padding: 0; width: 100%; min-width: 0; }
.scopes { columns: 18rem; list-style: none; column-gap: 2rem; }
.scopes li { break-inside: avoid; }
.tick { display: flex; gap: 0.6rem; align-items: flex-start; padding: 0.3rem 0; }
.tick span { min-width: 0; overflow-wrap: anywhere; }
.tick input { width: 1.2rem; height: 1.2rem; margin: 0.18rem 0 0; accent-color: var(--accent); flex: none; }
.crumbs ol { list-style: none; display: flex; flex-wrap: wrap; gap: 0.1rem 0.5rem; color: var(--quiet); font-size: 0.9rem; }
.crumbs li + li::before { content: "›" / ""; margin-right: 0.5rem; }
@media (max-width: 36rem) {
  .switch { grid-template-columns: minmax(0, 1fr); } .switch form { justify-items: start; }
}
`;
