import type { ZodError, ZodIssue } from 'zod';
import type { Fault } from './fault';
import { purposeOf } from './variables';

/** What is wrong by the schemas, and what to do about each. */
export function faultsOf(...results: readonly { readonly error?: ZodError }[]): readonly Fault[] {
  return results.flatMap(({ error }) => error?.issues ?? []).map(faultOf);
}

function faultOf(issue: ZodIssue): Fault {
  const variable = issue.path.join('.');
  if (issue.code === 'invalid_enum_value') {
    return { variable, wrong: `is none of ${issue.options.join(', ')}`, cure: 'Give one of these' };
  }
  if (issue.code === 'custom') {
    return { variable, wrong: issue.message, cure: String(issue.params?.cure) };
  }
  return { variable, wrong: 'is missing', cure: `Set it (${purposeOf(variable)})` };
}
