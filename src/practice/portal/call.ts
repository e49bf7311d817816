import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Troubles } from '../troubles';
import type { World } from '../world/world';
import type { Sessions } from './sessions';

export interface PortalParts {
  readonly world: World;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Puts the world on the disk; called after every form. */
  readonly save: () => Promise<void>;
  readonly troubles: Troubles;
}

/** A request for a path of ours, on its way to a page or a form. */
export interface Call extends PortalParts {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly sessions: Sessions;
}
