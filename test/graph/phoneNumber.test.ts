import { fromGraphNumber, toGraphNumber } from '../../src/graph/phoneNumber';

describe('a phone number', () => {
  it.each([
    ['+12065550142', '+1 2065550142'],
    ['+4915112345678', '+49 15112345678'],
    ['+390612345678', '+39 0612345678'],
    ['+85251234567', '+852 51234567'],
  ])('%s goes to Graph as %s and comes back', (number, graph) => {
    expect(toGraphNumber(number)).toBe(graph);
    expect(fromGraphNumber(graph)).toBe(number);
  });

  it.each([
    ['+1 206 555 0142', '+12065550142'],
    ['+1 (206) 555-0142', '+12065550142'],
    ['+12065550142', '+12065550142'],
    [' +1 2065550142 ', '+12065550142'],
    ['+1 2065550142x12', '+1 2065550142x12'],
    ['206 555 0142', '206 555 0142'],
    ['+1 2', '+1 2'],
    ['+1 20655501', '+1 20655501'],
    ['ask Kim', 'ask Kim'],
    ['  ', undefined],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('shown as %j is read as %j', (shown, read) => {
    expect(fromGraphNumber(shown)).toBe(read);
  });

  it('that is none goes as it stands', () => {
    expect(toGraphNumber('123')).toBe('123');
  });
});
