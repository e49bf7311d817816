import type { World } from '../world/world';
import type { Html } from './html';
import type { Notice } from './notice';
import type { Session } from './sessions';
import type { Troubles } from '../troubles';

/** One request, with everything that a page may look at. */
export interface Visit {
  readonly world: World;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly troubles: Troubles;
  readonly session: Session;
  readonly query: URLSearchParams;
  /** Empty for GET. */
  readonly form: URLSearchParams;
  readonly notice: Notice | null;
}

export interface Page {
  readonly kind: 'page';
  readonly title: string;
  readonly place: Place;
  readonly body: Html;
  readonly status?: number;
  /** Seconds after which the page asks for itself again. */
  readonly refreshAfter?: number;
}

export interface Redirect {
  readonly kind: 'go';
  /** A path under `/practice`, without a notice. */
  readonly to: string;
  readonly notice?: Notice;
}

export type Place =
  'home' | 'admin-center' | 'phone' | 'my-account' | 'security-info' | 'console' | 'troubles';
export type Reply = Page | Redirect;
export type Handler = (visit: Visit) => Reply;

export function go(to: string, notice?: Notice): Redirect {
  return notice ? { kind: 'go', to, notice } : { kind: 'go', to };
}

export function refuse(to: string, text: string, about?: Pick<Notice, 'field' | 'kept'>): Redirect {
  return go(to, { kind: 'error', text, ...about });
}
