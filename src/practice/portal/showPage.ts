import type { Call } from './call';
import { sendHtml, sendTo } from './answer';
import { cookieName, sessionCookie } from './checks';
import { noticeBox } from './forms';
import { html } from './html';
import { wholePage } from './layout';
import type { Notice } from './notice';
import { keepNotice, type Session } from './sessions';
import { go, type Handler, type Redirect } from './visit';

/** Answers a request for a page; a page may lead to another, for instance to the sign-in. */
export function showPage(call: Call, handler: Handler): void {
  const now = call.now();
  const { session, isNew } = call.sessions.find(sessionCookie(call.request), now);
  const extra = isNew ? cookie(session) : {};
  const notice = noticeFor(session, call.url.searchParams.get('notice'));
  const reply = handler({
    world: call.world,
    now,
    troubles: call.troubles,
    session,
    query: call.url.searchParams,
    form: new URLSearchParams(),
    notice,
  });
  if (reply.kind === 'go') {
    // What was to be said here is said there: a form that came too late may lead on to the sign-in.
    const said = reply.notice ?? notice ?? undefined;
    sendTo(call.request, call.response, addressOf(session, go(reply.to, said)), extra);
    return;
  }
  const page = { ...reply, body: html`${noticeBox(notice)} ${reply.body}` };
  sendHtml(
    call.request,
    call.response,
    200,
    wholePage(page, call.world.tenantName, notice?.kind === 'error'),
    extra,
  );
}

/** Where a reply leads, with the id of what is to be said there. */
export function addressOf(session: Session, { to, notice }: Redirect): string {
  if (!notice) return to;
  return `${to}${to.includes('?') ? '&' : '?'}notice=${keepNotice(session, notice)}`;
}

/** Strict: no other site's page can use it. No lifetime: it ends with the browser, and here after half an hour. */
export function cookie(session: Session): Record<string, string> {
  return { 'Set-Cookie': `${cookieName}=${session.id}; Path=/practice; HttpOnly; SameSite=Strict` };
}

function noticeFor(session: Session, id: string | null): Notice | null {
  return session.notice?.id === id ? session.notice : null;
}
