import type { Route, Version } from './call';
import { badRequest, methodNotAllowed, notPlayed, segmentNotFound } from './errors';

export interface Found {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * The route for a request.
 * @param segments the path without its version, decoded
 * @throws GraphFailure 405 for another method, 501 for a resource that is only passed through, 400 for an unknown segment
 */
export function findRoute(
  routes: readonly Route[],
  version: Version,
  method: string,
  segments: readonly string[],
): Found {
  const here = routes.filter((route) => route.versions?.includes(version) ?? true);
  const matching = here.flatMap((route) => {
    const parameters = match(route, segments);
    return parameters ? [{ route, parameters }] : [];
  });
  const found = matching.find(({ route }) => route.method === method);
  if (found) return found;
  if (matching.length > 0) throw methodNotAllowed([...new Set(matching.map(({ route }) => route.method))]);
  const reached = Math.max(...here.map((route) => matchedLength(route, segments)));
  const unknown = segments[reached];
  throw unknown === undefined ? notPlayed(`'${segments.join('/')}'`) : segmentNotFound(unknown);
}

/**
 * `/v1.0/users('id')/authentication` as version and segments; a key in brackets is a segment of its own.
 * @throws GraphFailure 400 when the version is unknown or the path cannot be decoded
 */
export function readPath(pathname: string): { version: Version; segments: string[] } {
  const [version, ...rest] = pathname.split('/').filter((part) => part !== '');
  if (version !== 'v1.0' && version !== 'beta') throw badRequest(`Invalid version: ${version ?? ''}`);
  const segments = rest.flatMap((part) => {
    const decoded = decode(part);
    const [, name, key] = /^(\w+)\('([^']+)'\)$/.exec(decoded) ?? [];
    return name && key ? [name, key] : [decoded];
  });
  if (segments.length === 0) throw badRequest('The request names no resource.');
  return { version, segments };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw badRequest('The path is not well formed.');
  }
}

const patternOf = (route: Route): string[] => route.path.split('/').slice(1);

function match(route: Route, segments: readonly string[]): Record<string, string> | undefined {
  const pattern = patternOf(route);
  if (pattern.length !== segments.length || matchedLength(route, segments) < segments.length)
    return undefined;
  return Object.fromEntries(
    pattern.flatMap((part, at) => (part.startsWith('{') ? [[part.slice(1, -1), segments[at] ?? '']] : [])),
  );
}

function matchedLength(route: Route, segments: readonly string[]): number {
  const pattern = patternOf(route);
  const differs = segments.findIndex((segment, at) => {
    const part = pattern[at] ?? '';
    return part.startsWith('{') ? segment.startsWith('$') : part.toLowerCase() !== segment.toLowerCase();
  });
  return differs < 0 ? segments.length : differs;
}
