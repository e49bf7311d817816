/** What is said at the top of a page after a form was sent, and beside the field that it is about. */
export interface Notice {
  readonly kind: 'error' | 'done';
  readonly text: string;
  /** The name of the form field that it is about. */
  readonly field?: string;
  /** What the person had typed and need not type again; never a password or a code. */
  readonly kept?: Readonly<Record<string, string>>;
}
