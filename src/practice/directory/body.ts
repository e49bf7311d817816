import type { Call } from './call';
import { badRequest } from './errors';

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The JSON object of a write.
 * @throws GraphFailure 400 when the content type, the JSON or its shape is wrong
 */
export function jsonBody(call: Pick<Call, 'headers' | 'body'>): JsonObject {
  if (call.body === '') throw badRequest('The request body is missing.');
  if (!call.headers.get('content-type')?.toLowerCase().startsWith('application/json')) {
    throw badRequest('The request body must have the content type application/json.');
  }
  const value = parse(call.body);
  if (!isJsonObject(value)) throw badRequest('The request body is not a JSON object.');
  return value;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('The request body is not well-formed JSON.');
  }
}
