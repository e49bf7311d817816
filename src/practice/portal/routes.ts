import { activeUsers } from './pages/adminCenter/activeUsers';
import { addPhonePage, submitPhone } from './pages/adminCenter/addPhone';
import { methodsPage } from './pages/adminCenter/authenticationMethods';
import { confirmMfaPage, submitMfa } from './pages/adminCenter/confirmMfa';
import { contactPage, submitContact } from './pages/adminCenter/contact';
import { perUserMfaPage } from './pages/adminCenter/perUserMfa';
import { resetPasswordPage, submitResetPassword } from './pages/adminCenter/resetPassword';
import { userPage } from './pages/adminCenter/user';
import { appPasswordCreated, appPasswordDone, appPasswordPage, submitAppPassword } from './pages/appPassword';
import { changePasswordPage, submitPassword } from './pages/changePassword';
import { codePage, submitCode } from './pages/code';
import { consoleHome, serviceAccounts } from './pages/console';
import { deletePage, submitDelete } from './pages/deleteAppPassword';
import { home } from './pages/home';
import { migratePage, submitMigration } from './pages/migrate';
import { myAccount, signOut, submitSignIn } from './pages/myAccount';
import { phone } from './pages/phone';
import { addMethod, securityInfo } from './pages/securityInfo';
import { beginAnew, setConsent, setSwitch } from './pages/tenantSetup';
import { clearTroubles, setTrouble, troubles } from './pages/troubles';
import type { Handler } from './visit';

/** Pages: they show, and change nothing. */
export const pages: ReadonlyMap<string, Handler> = new Map([
  ['/practice', home],
  ['/practice/admin-center', activeUsers],
  ['/practice/admin-center/user', userPage],
  ['/practice/admin-center/contact', contactPage],
  ['/practice/admin-center/reset-password', resetPasswordPage],
  ['/practice/admin-center/authentication-methods', methodsPage],
  ['/practice/admin-center/authentication-methods/phone', addPhonePage],
  ['/practice/admin-center/per-user-mfa', perUserMfaPage],
  ['/practice/admin-center/per-user-mfa/confirm', confirmMfaPage],
  ['/practice/phone', phone],
  ['/practice/my-account', myAccount],
  ['/practice/my-account/code', codePage],
  ['/practice/security-info', securityInfo],
  ['/practice/security-info/add', addMethod],
  ['/practice/security-info/app-password', appPasswordPage],
  ['/practice/security-info/app-password/created', appPasswordCreated],
  ['/practice/security-info/delete', deletePage],
  ['/practice/console', consoleHome],
  ['/practice/console/service-account', serviceAccounts],
  ['/practice/console/service-account/change-password', changePasswordPage],
  ['/practice/console/service-account/migrate', migratePage],
  ['/practice/troubles', troubles],
]);

export interface FormRoute {
  readonly run: Handler;
  /** The page with the form: where one is led when the form has grown too old. */
  readonly page: string;
}

/** Forms: they change something and lead to a page. */
export const forms: ReadonlyMap<string, FormRoute> = new Map([
  ['/practice/admin-center/contact', { run: submitContact, page: '/practice/admin-center' }],
  ['/practice/admin-center/reset-password', { run: submitResetPassword, page: '/practice/admin-center' }],
  [
    '/practice/admin-center/authentication-methods/phone',
    { run: submitPhone, page: '/practice/admin-center' },
  ],
  ['/practice/admin-center/per-user-mfa', { run: submitMfa, page: '/practice/admin-center/per-user-mfa' }],
  ['/practice/my-account/sign-in', { run: submitSignIn, page: '/practice/my-account' }],
  ['/practice/my-account/code', { run: submitCode, page: '/practice/my-account' }],
  ['/practice/my-account/sign-out', { run: signOut, page: '/practice/my-account' }],
  ['/practice/security-info/app-password', { run: submitAppPassword, page: '/practice/security-info' }],
  ['/practice/security-info/app-password/done', { run: appPasswordDone, page: '/practice/security-info' }],
  ['/practice/security-info/delete', { run: submitDelete, page: '/practice/security-info' }],
  [
    '/practice/console/service-account/change-password',
    { run: submitPassword, page: '/practice/console/service-account/change-password' },
  ],
  [
    '/practice/console/service-account/migrate',
    { run: submitMigration, page: '/practice/console/service-account/migrate' },
  ],
  ['/practice/troubles/set', { run: setTrouble, page: '/practice/troubles' }],
  ['/practice/troubles/clear', { run: clearTroubles, page: '/practice/troubles' }],
  ['/practice/troubles/switch', { run: setSwitch, page: '/practice/troubles' }],
  ['/practice/troubles/consent', { run: setConsent, page: '/practice/troubles' }],
  ['/practice/troubles/fresh', { run: beginAnew, page: '/practice/troubles' }],
]);
