import fc from 'fast-check';
import { receive } from '../../../dialogs/turn/offers';
import type { Offer } from '../../../src/procedure/offer';
import { begunAt, someRun } from '../../support/someRun';

const offer: Offer = {
  nonce: 'nonce-1',
  stage: 'phone',
  title: 'Which phone?',
  verbs: [
    { verb: 'save', title: 'Save the phone' },
    { verb: 'change', title: 'Use another phone' },
  ],
  accounts: ['account-1'],
  facts: { registered: true },
  at: begunAt,
};
const run = someRun({ offer });
const data = { nonce: 'nonce-1', stage: 'phone', phone: '+12065550123' };

describe('an answered card', () => {
  it('that is offered is taken in, with what the run knows of it', () => {
    expect(receive(run, { verb: 'save', data })).toEqual({
      ...{ stage: 'phone', title: 'Which phone?', pressed: 'Save the phone' },
      press: { verb: 'save', fields: data, accounts: ['account-1'], facts: { registered: true } },
    });
  });

  it.each([
    ['there is no run', undefined],
    ['nothing is offered', someRun()],
    ['the offer was taken', someRun({ offer }, { offer: undefined })],
  ])('is refused when %s', (_, held) => {
    expect(receive(held, { verb: 'save', data })).toBeUndefined();
  });

  it.each([
    ['nonce is an old one', { ...data, nonce: 'nonce-0' }],
    ['nonce is missing', { stage: 'phone' }],
    ['nonce is no text', { ...data, nonce: ['nonce-1'] }],
    ['stage is another one', { ...data, stage: 'password' }],
    ['stage is missing', { nonce: 'nonce-1' }],
  ])('is refused when its %s', (_, made) => {
    expect(receive(run, { verb: 'save', data: made })).toBeUndefined();
  });

  it.each(['keep', '', 'SAVE', 'save ', 'toString', '__proto__'])('is refused with the verb “%s”', (verb) => {
    expect(receive(run, { verb, data })).toBeUndefined();
  });

  it('is refused whatever is made up, as long as one of nonce, stage and verb is not what is offered', () => {
    const anyValue = fc.oneof(fc.jsonValue(), fc.constantFrom('nonce-1', 'phone', 'save'));
    fc.assert(
      fc.property(anyValue, anyValue, fc.string(), (nonce, stage, verb) => {
        fc.pre(
          !(nonce === 'nonce-1' && stage === 'phone' && offer.verbs.some((known) => known.verb === verb)),
        );
        expect(receive(run, { verb, data: { nonce, stage } })).toBeUndefined();
      }),
    );
  });

  it('hands on no accounts and no facts but those of the offer', () => {
    const lies = { ...data, accounts: ['account-2'], facts: { registered: false } };
    expect(receive(run, { verb: 'save', data: lies })?.press).toMatchObject({
      ...{ accounts: ['account-1'], facts: { registered: true } },
    });
    const bare = someRun({ offer: { ...offer, accounts: undefined, facts: undefined } });
    expect(receive(bare, { verb: 'save', data: lies })?.press).toMatchObject({ accounts: [], facts: {} });
  });

  it('hands on texts only, as they were typed', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (typed) => {
        const pressed = receive(run, { verb: 'save', data: { ...typed, nonce: 'nonce-1', stage: 'phone' } });
        const texts = Object.entries(typed).filter(([, value]) => typeof value === 'string');
        expect(pressed?.press.fields).toEqual({
          ...Object.fromEntries(texts),
          ...{ nonce: 'nonce-1', stage: 'phone' },
        });
      }),
    );
  });
});
