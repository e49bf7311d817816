/** One request to Microsoft Graph, not yet addressed. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly version: 'v1.0' | 'beta';
  /** The path with placeholders, `/users/{id}`: this form is logged, the filled one never. */
  readonly template: string;
  /** What the placeholders stand for. */
  readonly params?: Readonly<Record<string, string>>;
  /** OData options, not yet percent-encoded. */
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** It changes nothing and may be sent again; every GET may. */
  readonly repeatable?: true;
  /** Milliseconds to let pass before it is sent again, where the service allows few requests and names no time. */
  readonly apart?: number;
}

type Rest = Partial<Pick<Call, 'version' | 'params' | 'query' | 'headers' | 'apart'>>;

/** A read, of v1.0 unless the rest says otherwise. */
export function get(template: string, rest: Rest = {}): Call {
  return { method: 'GET', version: 'v1.0', template, ...rest };
}

type Params = Readonly<Record<string, string>>;

/** A write that changes what is there. */
export function change(
  template: string,
  params: Params,
  body: unknown,
  version: Call['version'] = 'v1.0',
): Call {
  return { method: 'PATCH', version, template, params, body };
}

/** A write that adds something. */
export function add(template: string, params: Params, body: unknown): Call {
  return { method: 'POST', version: 'v1.0', template, params, body };
}

/** A write that takes something away. */
export function remove(template: string, params: Params): Call {
  return { method: 'DELETE', version: 'v1.0', template, params };
}

export function isRepeatable(call: Call): boolean {
  return call.method === 'GET' || call.repeatable === true;
}

/** Path and query below the version, percent-encoded: for a request of its own and inside a batch alike. */
export function address({ template, params = {}, query = {} }: Call): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const options = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return options.length > 0 ? `${path}?${options.join('&')}` : path;
}

/** A text as an OData string literal, for `$filter`. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
