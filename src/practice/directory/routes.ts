import { auditQueryRoutes } from './auditQueries';
import { authenticationMethodRoutes } from './authenticationMethods';
import type { Route } from './call';
import { conditionalAccessRoutes } from './conditionalAccess';
import { directoryAuditRoutes } from './directoryAudits';
import { directoryRoleRoutes } from './directoryRoles';
import { methodPolicyRoutes } from './methodPolicies';
import { phoneMethodRoutes } from './phoneMethods';
import { policyRoutes } from './policies';
import { requirementRoutes } from './requirements';
import { sessionRoutes } from './sessions';
import { signInRoutes } from './signIns';
import { userRoutes } from './users';
import { userUpdateRoutes } from './userUpdate';

/** Everything that the practice tenant plays of Microsoft Graph. */
export const routes: readonly Route[] = [
  ...userRoutes,
  ...userUpdateRoutes,
  ...phoneMethodRoutes,
  ...authenticationMethodRoutes,
  ...requirementRoutes,
  ...sessionRoutes,
  ...signInRoutes,
  ...directoryAuditRoutes,
  ...auditQueryRoutes,
  ...policyRoutes,
  ...methodPolicyRoutes,
  ...conditionalAccessRoutes,
  ...directoryRoleRoutes,
];
