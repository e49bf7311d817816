import type {
  IdentitySecurityDefaultsEnforcementPolicy,
  SharepointSettings,
} from '@microsoft/microsoft-graph-types';
import { get } from './call';
import type { Question } from './question';

/** Whether security defaults are on: then legacy clients are refused, app password or not. */
export const securityDefaults: Question<boolean> = {
  call: get('/policies/identitySecurityDefaultsEnforcementPolicy'),
  matter: 'directory',
  read: (body) => (body as IdentitySecurityDefaultsEnforcementPolicy | undefined)?.isEnabled ?? undefined,
};

/** Whether SharePoint lets legacy clients in; Microsoft's sample wraps the object in `value`, services do not. */
export const legacyAuthentication: Question<boolean> = {
  call: get('/admin/sharepoint/settings', { query: { $select: 'isLegacyAuthProtocolsEnabled' } }),
  matter: 'directory',
  read: (body) => {
    const settings = (body ?? {}) as SharepointSettings & { readonly value?: SharepointSettings };
    return (settings.value ?? settings).isLegacyAuthProtocolsEnabled ?? undefined;
  },
};
