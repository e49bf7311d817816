import { attributesOf, errorAttributes } from '../../src/telemetry/attributes';

const id = 'a1111111-1111-4111-8111-111111111111';

describe('what a span may say', () => {
  it('is named as OpenTelemetry names it, or as ours', () => {
    expect(
      attributesOf({
        kind: 'adaptiveCard/action',
        stage: 'per-user-mfa',
        correlation: id,
        method: 'PATCH',
        path: '/users/{id}/authentication/phoneMethods/{method}',
        status: 204,
        requestId: id,
        operation: 'put',
        partition: 'reminder-3',
        claimed: 5,
        sent: 1,
        held: 2,
        dropped: 0,
        failed: 2,
      }),
    ).toEqual({
      'bot.kind': 'adaptiveCard/action',
      'bot.stage': 'per-user-mfa',
      'bot.correlation': id,
      'http.request.method': 'PATCH',
      'url.template': '/users/{id}/authentication/phoneMethods/{method}',
      'http.response.status_code': 204,
      'graph.request_id': id,
      'db.operation.name': 'put',
      'db.collection.name': 'reminder-3',
      'reminders.claimed': 5,
      'reminders.sent': 1,
      'reminders.held': 2,
      'reminders.dropped': 0,
      'reminders.failed': 2,
    });
  });

  it('is nothing that has no name here, however it got in', () => {
    const smuggled: object = { user: 'Ada', 'http.url': 'https://x/', toString: 'x', kind: undefined };
    expect(attributesOf(smuggled)).toEqual({});
  });

  it.each([
    '/$batch',
    '/me',
    '/users/{id}/transitiveMemberOf/microsoft.graph.directoryRole',
    '/reports/authenticationMethods/userRegistrationDetails/{id}',
  ])('is the path template %s', (path) => {
    expect(attributesOf({ path })).toEqual({ 'url.template': path });
  });

  it.each([
    `/users/${id}`,
    '/users/cas@contoso.example',
    "/users?$filter=displayName eq 'Ada'",
    'https://graph.microsoft.com/v1.0/me',
    '/users/%2B12065550123',
    '',
  ])('is not the address %s', (path) => {
    expect(attributesOf({ path })).toEqual({});
  });

  it.each(['Ada Lovelace', 'ada@contoso.example', '+1 206 555 0123', '2065550123', id, ''])(
    'is no kind of “%s”',
    (kind) => {
      expect(attributesOf({ kind, method: kind, partition: kind })).toEqual({});
    },
  );

  it('is no number where an id belongs, and no text where a number does', () => {
    const wrong = { correlation: 'cas@contoso.example', requestId: '1', status: '200', claimed: 0.5 };
    expect(attributesOf(wrong as object)).toEqual({});
  });
});

describe('what a span may say of something thrown', () => {
  it('is its class', () => {
    expect(errorAttributes(new TypeError('fetch failed for Ada'))).toEqual({ 'error.type': 'TypeError' });
    expect(errorAttributes('Ada')).toEqual({ 'error.type': 'string' });
  });

  it('is not a name that somebody has made up', () => {
    const made = Object.assign(new Error(), { name: 'Ada Lovelace' });
    expect(errorAttributes(made)).toEqual({ 'error.type': 'Error' });
  });
});
