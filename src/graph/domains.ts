import type { Domain as GraphDomain } from '@microsoft/microsoft-graph-types';
import type { Domain } from '../procedure/ports/policies';
import { get } from './call';
import type { Question } from './question';

/** What the domain of a user name says about its sign-ins and passwords. */
export function domainOf(userPrincipalName: string): Question<Domain> {
  const domain = userPrincipalName.slice(userPrincipalName.lastIndexOf('@') + 1);
  return {
    call: get('/domains/{domain}', {
      params: { domain },
      query: { $select: 'authenticationType,passwordValidityPeriodInDays' },
    }),
    matter: 'directory',
    read: (body) => {
      const { authenticationType, passwordValidityPeriodInDays } = (body ?? {}) as GraphDomain;
      if (authenticationType !== 'Managed' && authenticationType !== 'Federated') return undefined;
      return {
        isFederated: authenticationType === 'Federated',
        // A subdomain leaves it out: its root's number counts, which nobody has asked for.
        passwordDays: passwordValidityPeriodInDays ?? undefined,
      };
    },
  };
}
