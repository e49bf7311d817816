import type { Account, World } from '../world/world';
import { html, type Html } from './html';

/** The admin, the service account and its look-alikes; everyone only when asked for. */
export function accountsToShow(world: World, query: URLSearchParams): readonly Account[] {
  if (isEveryone(query)) return world.accounts;
  return world.accounts.filter(
    (account) => account.id === world.adminId || account.displayName.startsWith('Cloud App'),
  );
}

/** The way to the longer list, and back. */
export function moreOrFewer(path: string, world: World, query: URLSearchParams): Html {
  return isEveryone(query)
    ? html`<a href="${path}#accounts">Show the ones that matter here</a>`
    : html`<a href="${path}?show=all#accounts">Show all ${world.accounts.length}</a>`;
}

function isEveryone(query: URLSearchParams): boolean {
  return query.get('show') === 'all';
}
