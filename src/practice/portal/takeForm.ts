import type { Call } from './call';
import { sendTo } from './answer';
import { readForm } from './body';
import { isFromOurPage, sessionCookie } from './checks';
import { sendProblem } from './problems';
import type { FormRoute } from './routes';
import { isFormToken, type Session } from './sessions';
import { addressOf, cookie } from './showPage';
import { refuse, type Redirect } from './visit';

const grownOld = 'This page had been open too long. Nothing was done; please do it once more.';

/** Answers a sent form: checks that it is ours, does what it says, saves, and leads to a page (303). */
export async function takeForm(call: Call, { run, page }: FormRoute): Promise<void> {
  if (!isFromOurPage(call.request)) {
    sendProblem(call, 403);
    return;
  }
  const read = await readForm(call.request);
  if (read.kind === 'refused') {
    sendProblem(call, read.status);
    return;
  }
  const now = call.now();
  const { session } = call.sessions.find(sessionCookie(call.request), now);
  const { form } = read;
  if (!isFormToken(session, form.get('token'))) {
    lead(call, session, refuse(page, grownOld));
    return;
  }
  const before = session.signedIn;
  session.notice = null;
  const { world, troubles, url } = call;
  const reply = run({ world, now, troubles, session, query: url.searchParams, form, notice: null });
  if (session.signedIn !== before) call.sessions.renew(session);
  await call.save();
  lead(call, session, reply.kind === 'go' ? reply : { kind: 'go', to: page });
}

function lead(call: Call, session: Session, reply: Redirect): void {
  sendTo(call.request, call.response, addressOf(session, reply), cookie(session));
}
