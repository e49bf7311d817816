/** What a page needs to know of a request: nothing of the web server that took it. */
export interface PageRequest {
  /** The first value of each query parameter, decoded. */
  readonly query: Readonly<Record<string, string>>;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface PageResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A page that the web server shows to a browser. `handle` never rejects for what the browser sent. */
export interface Page {
  readonly method: 'GET';
  /** An exact path, without parameters. */
  readonly path: string;
  handle(request: PageRequest): Promise<PageResponse>;
}
