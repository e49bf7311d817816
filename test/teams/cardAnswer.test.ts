import { readExecuted, readSubmitted } from '../../src/teams/cardAnswer';
import { type Inbound, readInbound } from '../../src/teams/inbound';

describe('an answer by Action.Execute', () => {
  const action = {
    type: 'Action.Execute',
    verb: 'save',
    data: { nonce: 'n', verb: 'x', msteams: {}, phone: '+1' },
  };

  it('gives its verb and its inputs', () => {
    expect(readExecuted({ action }, 'card-1')).toEqual({
      answer: { verb: 'save', data: { nonce: 'n', phone: '+1' }, activityId: 'card-1' },
      authentication: undefined,
      state: undefined,
    });
  });

  it('gives what Teams sends along after a sign-in', () => {
    const executed = readExecuted({ action, authentication: { token: 'T' }, state: '123456' }, undefined);
    expect(executed).toMatchObject({ authentication: { token: 'T' }, state: { state: '123456' } });
  });

  it('has no inputs when its data are none', () => {
    for (const data of [undefined, null, 'text', ['a']]) {
      expect(readExecuted({ action: { verb: 'save', data } }, undefined)?.answer.data).toEqual({});
    }
  });

  it.each([
    null,
    'save',
    [],
    {},
    { action: null },
    { action: {} },
    { action: { verb: 7 } },
    { action: { verb: 'v'.repeat(65) } },
  ])('is none when it looks like %j', (value) => {
    expect(readExecuted(value, undefined)).toBeUndefined();
  });
});

describe('an answer by Action.Submit', () => {
  it('has its verb among the inputs', () => {
    expect(readSubmitted({ verb: 'save', phone: '+1', msteams: {} }, 'card-1')).toEqual({
      verb: 'save',
      data: { phone: '+1' },
      activityId: 'card-1',
    });
  });

  it.each([undefined, null, 'save', {}, { phone: '+1' }])('is none when it looks like %j', (value) => {
    expect(readSubmitted(value, undefined)).toBeUndefined();
  });
});

describe('what comes in', () => {
  const body = () => ({
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    conversation: { id: 'a' },
    from: { id: '29:a' },
    recipient: { id: '28:b' },
    timestamp: '2026-03-02T09:00:00.000Z',
    callerId: 'urn:botframework:azure',
    text: 'x'.repeat(5_000),
    value: { password: 'Pa55-word!' },
  });

  it('is parted from its value, which can be taken once', () => {
    const inbound = readInbound(body(), 'id-1') as Inbound;
    expect(JSON.stringify(inbound.activity)).not.toContain('Pa55');
    expect(Object.keys(inbound.activity)).not.toContain('value');
    expect(JSON.stringify(inbound)).not.toContain('Pa55');
    expect(inbound.takeValue()).toEqual({ password: 'Pa55-word!' });
    expect(inbound.takeValue()).toBeUndefined();
  });

  it('has dates where the SDK expects them, and text that can be read through', () => {
    const inbound = readInbound(body(), 'id-1');
    expect(inbound?.activity.timestamp).toEqual(new Date('2026-03-02T09:00:00.000Z'));
    expect(inbound?.activity.text).toHaveLength(4_000);
    expect(inbound?.activity.callerId).toBeUndefined();
  });

  it.each(['type', 'channelId', 'serviceUrl', 'conversation', 'from', 'recipient'])(
    'is nothing without %s',
    (field) => {
      expect(readInbound({ ...body(), [field]: undefined }, 'id-1')).toBeUndefined();
      expect(readInbound({ ...body(), [field]: '' }, 'id-1')).toBeUndefined();
    },
  );
});
