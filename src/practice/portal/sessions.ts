import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { PendingSignIn } from '../world/codes';
import type { Notice } from './notice';

const idleFor = 30 * 60_000;
const mostSessions = 200;

export interface SignedIn {
  readonly accountId: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly withCode: boolean;
}

/** One browser's visit. In memory only: a restart signs everyone out, and takes every shown secret along. */
export interface Session {
  id: string;
  /** Goes into every form: a page of someone else's cannot know it. */
  readonly formToken: string;
  lastSeen: number;
  pending: PendingSignIn | null;
  signedIn: SignedIn | null;
  /** The new app password, until the person has put it away or `expires` (milliseconds since 1970). */
  shown: { readonly name: string; readonly plain: string; readonly expires: number } | null;
  notice: (Notice & { readonly id: string }) | null;
}

export interface Sessions {
  /** The browser's session, or a new one. `isNew` asks for a cookie. */
  find(cookie: string | undefined, now: number): { readonly session: Session; readonly isNew: boolean };
  /** A new id, so that one known from before a sign-in is worth nothing after it. */
  renew(session: Session): void;
}

export function createSessions(): Sessions {
  const byId = new Map<string, Session>();
  return {
    find(cookie, now) {
      forgetIdle(byId, now);
      const known = byId.get(cookie ?? '');
      if (known) {
        known.lastSeen = now;
        return { session: known, isNew: false };
      }
      const session = newSession(now);
      byId.set(session.id, session);
      return { session, isNew: true };
    },
    renew(session) {
      byId.delete(session.id);
      session.id = secret();
      byId.set(session.id, session);
    },
  };
}

/** Keeps a sentence for the page that a form leads to; the id goes into that page's address. */
export function keepNotice(session: Session, notice: Notice): string {
  const id = randomUUID();
  session.notice = { ...notice, id };
  return id;
}

export function isFormToken(session: Session, given: string | null): boolean {
  const wanted = Buffer.from(session.formToken);
  const got = Buffer.from(given ?? '');
  return got.length === wanted.length && timingSafeEqual(got, wanted);
}

function newSession(now: number): Session {
  return {
    id: secret(),
    formToken: secret(),
    lastSeen: now,
    pending: null,
    signedIn: null,
    shown: null,
    notice: null,
  };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function forgetIdle(byId: Map<string, Session>, now: number): void {
  for (const [id, session] of byId) if (now - session.lastSeen > idleFor) byId.delete(id);
  // A client that never brings its cookie back would otherwise fill the memory.
  const idlest = [...byId.values()].sort((one, other) => one.lastSeen - other.lastSeen);
  for (const session of idlest.slice(0, Math.max(0, byId.size - mostSessions))) byId.delete(session.id);
}
