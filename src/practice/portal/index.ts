import type { IncomingMessage, ServerResponse } from 'node:http';
import { runConsole } from '../world/console';
import { send } from './answer';
import { assets } from './assets';
import type { Call, PortalParts } from './call';
import { isArrival, isLoopback } from './checks';
import { sendArrival, sendProblem } from './problems';
import { pages, forms } from './routes';
import { createSessions } from './sessions';
import { showPage } from './showPage';
import { takeForm } from './takeForm';

export type Portal = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * The people's side of the practice tenant: phone, My Account, security info, console, troubles. To be mounted on a
 * loopback HTTP server for `/practice` and everything under it. Rejects when the world cannot be saved.
 */
export function createPortal(parts: PortalParts): Portal {
  const sessions = createSessions();
  return async (request, response) => {
    // The host of the base is never used: only path and query are.
    const target = request.url ?? '/';
    const url = URL.canParse(target, 'http://localhost') ? new URL(target, 'http://localhost') : null;
    if (!url || !isLoopback(request)) {
      sendProblem({ request, response, world: parts.world }, 421);
      return;
    }
    await route({ ...parts, request, response, sessions, url });
  };
}

async function route(call: Call): Promise<void> {
  const { request, response, url, world } = call;
  const path = url.pathname.length > 1 ? url.pathname.replace(/\/$/, '') : url.pathname;
  const page = pages.get(path);
  const form = forms.get(path);
  const asset = assets.get(path);
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (request.method === 'POST' && form) {
    runConsole(world, call.now());
    await takeForm(call, form);
  } else if (reads && asset) {
    send(request, response, { status: 200, ...asset });
  } else if (reads && page && isArrival(request)) {
    sendArrival(call);
  } else if (reads && page) {
    runConsole(world, call.now());
    showPage(call, page);
  } else {
    sendProblem(call, (page ?? form ?? asset) ? 405 : 404);
  }
}
