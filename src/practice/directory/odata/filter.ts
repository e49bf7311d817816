import { badRequest } from '../errors';

export type Literal =
  | { readonly type: 'string' | 'dateTime'; readonly value: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'null'; readonly value: null };

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le' | 'startswith' | 'endswith';

/** One comparison: `status/errorCode eq 0`. */
export interface Clause {
  readonly kind: 'clause';
  readonly property: string;
  readonly comparison: Comparison;
  readonly literal: Literal;
}

export type Filter =
  | Clause
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly operand: Filter };

const token = /\s*('(?:[^']|'')*'|[A-Za-z_][\w/.]*|-?\d[\w:.+-]*|[(),])/y;

/**
 * Reads the OData `$filter` that the practice tenant understands: comparisons, `startswith`, `endswith`, `in`,
 * `and`, `or`, `not` and brackets. A quote inside a text is doubled.
 * @throws GraphFailure 400 for anything else
 */
export function parseFilter(text: string): Filter {
  return new FilterReader(tokensOf(text)).read();
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const at = token.lastIndex;
    const found = token.exec(text)?.[1];
    if (found === undefined) throw badRequest(`Invalid filter clause: syntax error at position ${at}.`);
    tokens.push(found);
  }
  return tokens;
}

class FilterReader {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  read(): Filter {
    const filter = this.readOr();
    if (this.at < this.tokens.length) throw this.unexpected();
    return filter;
  }

  private readOr(): Filter {
    let left = this.readAnd();
    while (this.take('or')) left = { kind: 'or', left, right: this.readAnd() };
    return left;
  }

  private readAnd(): Filter {
    let left = this.readUnary();
    while (this.take('and')) left = { kind: 'and', left, right: this.readUnary() };
    return left;
  }

  private readUnary(): Filter {
    if (this.take('not')) return { kind: 'not', operand: this.readUnary() };
    if (this.take('(')) {
      const inner = this.readOr();
      this.expect(')');
      return inner;
    }
    const word = this.next();
    if (!/^[A-Za-z_]/.test(word)) throw this.unexpected();
    if (this.tokens[this.at] === '(') return this.readFunction(word.toLowerCase());
    return this.take('in') ? this.readIn(word) : this.readComparison(word);
  }

  private readFunction(name: string): Clause {
    if (name !== 'startswith' && name !== 'endswith') {
      throw badRequest(`Invalid filter clause: the function '${name}' is unknown.`);
    }
    this.expect('(');
    const property = this.next();
    this.expect(',');
    const literal = this.readLiteral();
    this.expect(')');
    return { kind: 'clause', property, comparison: name, literal };
  }

  private readIn(property: string): Filter {
    this.expect('(');
    let list: Filter = { kind: 'clause', property, comparison: 'eq', literal: this.readLiteral() };
    while (this.take(',')) {
      const right: Filter = { kind: 'clause', property, comparison: 'eq', literal: this.readLiteral() };
      list = { kind: 'or', left: list, right };
    }
    this.expect(')');
    return list;
  }

  private readComparison(property: string): Clause {
    const comparison = this.next();
    if (!isOperator(comparison)) throw badRequest(`Invalid filter clause: '${comparison}' is no operator.`);
    return { kind: 'clause', property, comparison, literal: this.readLiteral() };
  }

  private readLiteral(): Literal {
    const word = this.next();
    if (word.startsWith("'")) return { type: 'string', value: word.slice(1, -1).replaceAll("''", "'") };
    if (word === 'null') return { type: 'null', value: null };
    if (word === 'true' || word === 'false') return { type: 'boolean', value: word === 'true' };
    if (/^-?\d+(\.\d+)?$/.test(word)) return { type: 'number', value: Number(word) };
    if (/^\d{4}-\d{2}-\d{2}/.test(word) && !Number.isNaN(Date.parse(word))) {
      return { type: 'dateTime', value: word };
    }
    throw badRequest(`Invalid filter clause: '${word}' is no value.`);
  }

  private next(): string {
    const word = this.tokens[this.at];
    if (word === undefined) throw badRequest('Invalid filter clause: it ends too early.');
    this.at += 1;
    return word;
  }

  private take(word: string): boolean {
    if (this.tokens[this.at] !== word) return false;
    this.at += 1;
    return true;
  }

  private expect(word: string): void {
    if (!this.take(word)) throw this.unexpected();
  }

  private unexpected(): Error {
    return badRequest(`Invalid filter clause: a surprise at word ${this.at + 1}.`);
  }
}

function isOperator(word: string): word is Exclude<Comparison, 'startswith' | 'endswith'> {
  return ['eq', 'ne', 'gt', 'ge', 'lt', 'le'].includes(word);
}
