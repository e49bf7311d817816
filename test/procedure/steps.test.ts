import { links, publicPlaces } from '../../src/procedure/links';
import { stepCount, steps } from '../../src/procedure/steps';

describe('the procedure', () => {
  it('has the 13 steps of the article, numbered', () => {
    expect(stepCount).toBe(13);
    expect(steps.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });

  it('quotes the labels by which a person finds the way', () => {
    expect(steps.flatMap(({ labels }) => labels)).toEqual(
      expect.arrayContaining([
        'Active Users',
        'Cloud App Security Service Account for SharePoint',
        'Let Me Create the Password',
        'enable multi-factor auth',
        'Cloud App Security',
        'Service Account',
        'Change Password',
      ]),
    );
  });
});

describe('the links', () => {
  it.each(Object.entries(links))(
    '“%s” is a secure address with the day on which it was checked',
    (_, link) => {
      expect(new URL(link.url).protocol).toBe('https:');
      expect(link.checkedOn).toMatch(/^20\d\d-\d\d-\d\d$/);
    },
  );

  it('lead to Microsoft’s and Trend Micro’s own hosts where a person signs in', () => {
    const hosts = [publicPlaces.myAccount, publicPlaces.securityInfo, publicPlaces.console].map(
      (url) => new URL(url).hostname,
    );
    expect(hosts).toEqual([
      'myaccount.microsoft.com',
      'mysignins.microsoft.com',
      'admin.tmcas.trendmicro.com',
    ]);
  });
});
