import { badRequest } from '../errors';
import type { Row } from './matching';

const term = /^"(\w+):((?:[^"\\]|\\.)+)"$/;
const searchable = ['displayName', 'mail', 'userPrincipalName', 'givenName', 'surname'];

/**
 * Reads `$search`: `"displayName:Cloud App Security"`, several joined by `OR` or `AND`. Every word must begin a word of
 * the property, in any order. Source: Microsoft Graph, aad-advanced-queries.
 * @throws GraphFailure 400 for anything else
 */
export function parseSearch(text: string): (row: Row) => boolean {
  const anyOf = text
    .trim()
    .split(/\s+OR\s+(?=")/)
    .map((part) => part.split(/\s+AND\s+(?=")/).map(parseTerm));
  return (row) => anyOf.some((allOf) => allOf.every((holds) => holds(row)));
}

function parseTerm(text: string): (row: Row) => boolean {
  const [, property = '', wanted = ''] = term.exec(text.trim()) ?? [];
  if (!searchable.includes(property)) {
    throw badRequest('Invalid $search: a term is written as "property:text", quotes included.');
  }
  const words = wordsOf(wanted.replace(/\\(.)/g, '$1'));
  if (words.length === 0) throw badRequest('Invalid $search: the text holds no word.');
  return (row) => {
    const value = row[property];
    const present = typeof value === 'string' ? wordsOf(value) : [];
    return words.every((word) => present.some((candidate) => candidate.startsWith(word)));
  };
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
