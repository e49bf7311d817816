import { stylesheet } from './style';

interface Asset {
  readonly type: string;
  readonly text: string;
}

/** Copies what a button names; where the browser refuses, it selects the text for the person's own copy. */
const copyScript = `'use strict';
document.querySelectorAll('button[data-copy]').forEach((button) => {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const source = document.getElementById(button.dataset.copy);
    const said = document.getElementById(button.dataset.said);
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      said.textContent = 'Copied.';
    } catch {
      getSelection().selectAllChildren(source);
      said.textContent = 'Selected. Press Ctrl+C, or Command+C on a Mac.';
    }
  });
});
`;

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="8" fill="#ffd166"/>
<path d="M9 17l5 5 10-12" fill="none" stroke="#3a2a00" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/>
</svg>
`;

/** The files that pages ask for, by path. */
export const assets: ReadonlyMap<string, Asset> = new Map([
  ['/practice/assets/style.css', { type: 'text/css', text: stylesheet }],
  ['/practice/assets/copy.js', { type: 'text/javascript', text: copyScript }],
  ['/practice/assets/icon.svg', { type: 'image/svg+xml', text: icon }],
]);
