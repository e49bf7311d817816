import { Unreachable } from '../../src/procedure/errors';
import { accountId, answer, failure, requestId, scriptedGraph } from './scriptedGraph';
import type { Script } from './scriptedGraph';

const number = '+12065550142';
const mobileMethodId = '3179e48a-750b-4051-897c-87b9720928f7';
const taken = () => failure(409, 'phoneNumberNotUnique');
const notAccepted = () => failure(400, 'invalidRequest');

const shows = (phoneNumber?: string) => () =>
  answer(
    200,
    {
      value: [
        { id: 'office', phoneType: 'office', phoneNumber: '+1 2065550199' },
        ...(phoneNumber ? [{ id: mobileMethodId, phoneType: 'mobile', phoneNumber }] : []),
      ],
    },
    { 'request-id': 'of-the-look' },
  );

async function set(registered: boolean, ...script: readonly Script[]) {
  const graph = scriptedGraph(script);
  const result = await graph.directory.setAuthenticationPhone(accountId, number, registered);
  return { result, methods: graph.sent.map(({ method }) => method).join(' '), graph };
}

describe('the authentication phone', () => {
  it('is added when there is none', async () => {
    const { result, graph } = await set(false, answer(201, { id: mobileMethodId }));
    expect(result).toMatchObject({ ok: true, value: undefined, requestId });
    expect(graph.sent[0]).toMatchObject({
      method: 'POST',
      body: { phoneNumber: '+1 2065550142', phoneType: 'mobile' },
    });
    expect(graph.sent[0]?.url.pathname).toBe(`/v1.0/users/${accountId}/authentication/phoneMethods`);
  });

  it('is changed when there is one', async () => {
    const { result, graph } = await set(true, answer(204));
    expect(result).toMatchObject({ ok: true });
    expect(graph.sent[0]).toMatchObject({ method: 'PATCH', body: { phoneNumber: '+1 2065550142' } });
    expect(graph.sent[0]?.url.pathname).toBe(
      `/v1.0/users/${accountId}/authentication/phoneMethods/${mobileMethodId}`,
    );
  });

  it.each([true, false])(
    'is registered when a conflict left it there (registered before: %s)',
    async (before) => {
      const { result, graph } = await set(before, taken, shows('+1 2065550142'));
      expect(result).toMatchObject({ ok: true, value: undefined, requestId: 'of-the-look' });
      expect(graph.waits).toEqual([]);
    },
  );

  it('is registered when a refusal finds it there already', async () => {
    expect((await set(false, notAccepted, shows('+12065550142'))).result).toMatchObject({ ok: true });
  });

  it.each([taken, notAccepted])(
    'is changed, once, when another one turns out to be there',
    async (refusal) => {
      const { result, methods } = await set(false, refusal, shows('+1 2065550111'), answer(204));
      expect(result).toMatchObject({ ok: true, requestId });
      expect(methods).toBe('POST GET PATCH');
    },
  );

  it.each([taken, notAccepted])('is looked at again when that change is refused', async (refusal) => {
    const script = [notAccepted, shows('+1 2065550111'), refusal, shows('+1 2065550142')];
    const { result, methods } = await set(false, ...script);
    expect(result).toMatchObject({ ok: true, requestId: 'of-the-look' });
    expect(methods).toBe('POST GET PATCH GET');
  });

  it('is given time to show after a conflict', async () => {
    const { result, graph } = await set(false, taken, shows(), shows('+1 2065550142'));
    expect(result).toMatchObject({ ok: true });
    expect(graph.waits).toEqual([5000]);
  });

  it('is taken when it does not show after a conflict', async () => {
    const { result, methods } = await set(true, taken, shows('+1 2065550111'), shows('+1 2065550111'));
    expect(result).toMatchObject({ ok: false, code: 'phone-taken' });
    expect(methods).toBe('PATCH GET GET');
  });

  it('is not accepted when it is not there after a refusal', async () => {
    const { result, graph } = await set(true, notAccepted, shows('+1 2065550111'));
    expect(result).toMatchObject({ ok: false, code: 'phone-not-accepted', requestId });
    expect(graph.waits).toEqual([]);
  });

  it('stays refused when the look is refused', async () => {
    const { result } = await set(false, notAccepted, failure(403, 'Authorization_RequestDenied'));
    expect(result).toMatchObject({ ok: false, code: 'phone-not-accepted' });
  });

  it('may be registered when nobody answers the look', async () => {
    await expect(set(false, taken, answer(500))).rejects.toThrow(Unreachable);
  });

  it('is refused at once without the right to write it', async () => {
    const { result, methods } = await set(false, failure(403, 'Authorization_RequestDenied'));
    expect(result).toMatchObject({ ok: false, code: 'forbidden' });
    expect(methods).toBe('POST');
  });
});
