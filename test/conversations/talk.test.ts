import { cards, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { ownRun } from '../support/ownRun';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

describe('what is said before anything is open', () => {
  it.each(['enable mfa', 'Enable   MFA', ' ENABLE MFA! '])('begins at “%s”', async (said) => {
    await office.admin.says(said);
    expect(office.admin.sees()).toContain(cards['find-account']);
  });

  it.each(["please don't enable mfa for bob", 'enable mfa for bob', 'how do I enable mfa?'])(
    'begins nothing at “%s”',
    async (said) => {
      await office.admin.says(said);
      expect(office.admin.sees()).toContain('I did not understand that.');
      expect(office.practice.graphCalls()).toEqual([]);
    },
  );

  it.each(['hi', 'Hello!', 'help'])('shows what it can do at “%s”', async (said) => {
    const { admin } = office;
    await admin.says(said);
    expect(admin.sees()).toContain('What I can do');
    expect(admin.sees()).not.toContain('I did not understand');
    expect(admin.sees()).not.toContain('A run is open');
    await admin.presses('Enable MFA');
    expect(admin.sees()).toContain(cards['find-account']);
  });

  it('says that nothing is open, that there is nothing to cancel, and who is signed out of what', async () => {
    const { admin } = office;
    await admin.says('status');
    expect(admin.sees(ownRun(admin))).toContain('No run is open');
    await admin.says('cancel');
    expect(admin.sees()).toBe('Nothing is under way, so there is nothing to cancel.');
    await admin.says('sign out');
    expect(admin.sees()).toContain('You are signed out of this bot (and of nothing else).');
  });

  it('answers a message that is only a file', async () => {
    const { admin } = office;
    await admin.sends({
      type: 'message',
      text: '',
      attachments: [{ contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'a.pdf' }],
    });
    expect(admin.sees()).toContain('I cannot do anything with files.');
  });

  it('answers a message without text that has a null for a value', async () => {
    const { admin } = office;
    await admin.sends({ type: 'message', text: '', value: null });
    expect(admin.sees()).toContain('What I can do');
  });
});

describe('what is said while a run is open', () => {
  it('shows the open run with the help, and leaves its card as it is', async () => {
    const { admin } = office;
    await new Journey(office).to('plan');
    const plan = admin.last;
    await admin.says('what now');
    expect(admin.sees()).toContain('A run is open, at: the plan, before anything is changed.');
    await admin.presses('Go on', plan);
    expect(admin.sees()).toContain(cards.phone);
  });

  it('shows the current card again when “enable mfa” is said once more', async () => {
    const { admin } = office;
    await new Journey(office).to('phone');
    await admin.says('enable mfa');
    expect(admin.sees()).toContain(cards.phone);
  });

  it('says where the run is, and goes on from there', async () => {
    const { admin } = office;
    await new Journey(office).to('phone');
    await admin.says('status');
    expect(admin.sees(ownRun(admin))).toContain('3 of 13 steps are settled. Next: the mobile phone.');
    expect(admin.sees(ownRun(admin))).toContain('not at all');
    await admin.presses('Go on', ownRun(admin));
    expect(admin.sees()).toContain(cards.phone);
  });

  it('warns of the gap in its status while Cloud App Security is locked out', async () => {
    const { admin } = office;
    await new Journey(office).to('my-account');
    await admin.says('status');
    expect(admin.sees(ownRun(admin))).toContain('Cloud App Security has not been able to sign in.');
  });
});

describe('in a group chat', () => {
  it('offers to go on in private, and shows nothing else', async () => {
    const { admin, practice } = office;
    admin.setting = { conversation: { id: '19:group', conversationType: 'groupChat', isGroup: true } };
    await admin.says('enable mfa');
    expect(admin.sees()).toContain('I work in our private chat only');
    expect(admin.choices()).toEqual(['Open the private chat']);
    expect(practice.graphCalls()).toEqual([]);
  });

  it('does not take the answer to a card', async () => {
    const { admin } = office;
    await new Journey(office).to('plan');
    const press = admin.execute('Go on');
    admin.setting = { conversation: { id: '19:group', conversationType: 'groupChat', isGroup: true } };
    const answer = await admin.sends(press);
    expect(answer).toMatchObject({ status: 403 });
    admin.setting = {};
    expect(admin.sees()).toContain(cards.plan);
  });
});
