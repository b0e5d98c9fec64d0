// @ts-check
// The pages of the login. Text that comes from elsewhere is escaped by `html`; the notice by the package's own renderer.

import { html, raw } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import { renderNoticeHtml } from 'netsuite-auth-policy/loginNotice';

/** @typedef {ReturnType<typeof html>} Html */

/**
 * What every answer at the login says to the browser (RFC 9700 section 4.16). There is no `form-action`: browsers apply
 * it to the redirect that follows a form as well, and that leads to the application. HTTPS is for whoever stands in front.
 *
 * @type {import('hono').MiddlewareHandler[]}
 */
export const pageHeaders = [
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'unsafe-inline'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    xFrameOptions: 'DENY',
    crossOriginOpenerPolicy: false,
    strictTransportSecurity: false,
  }),
  (c, next) => {
    c.header('Cache-Control', 'no-store');
    return next();
  },
];

const STYLE = `
  :root { color-scheme: light; font: 1rem/1.5 system-ui, sans-serif; color: #1d2733; background: #f3f5f7; }
  body { margin: 0; }
  main { box-sizing: border-box; max-width: 30rem; margin: 4rem auto; padding: 2rem; background: #fff; border: 1px solid #c9d1d9; border-radius: .5rem; }
  h1 { margin-top: 0; font-size: 1.5rem; }
  label { display: block; margin: 1rem 0 .25rem; font-weight: 600; }
  input, select { box-sizing: border-box; width: 100%; padding: .5rem; font: inherit; border: 1px solid #6b7785; border-radius: .25rem; }
  button { margin: 1.5rem .5rem 0 0; padding: .6rem 1.2rem; font: inherit; font-weight: 600; color: #fff; background: #0b5394; border: 2px solid #0b5394; border-radius: .25rem; cursor: pointer; }
  button.secondary { color: #0b5394; background: #fff; }
  :focus-visible { outline: 3px solid #b45f06; outline-offset: 2px; }
  .notice { padding: 1rem; border-left: .25rem solid #0b5394; background: #eef4fa; }
  .error { padding: .75rem 1rem; border-left: .25rem solid #b3261e; background: #fdeceb; }
`;

/**
 * @param {string} title
 * @param {Html | Html[] | Promise<Html>} content
 * @param {string} [heading]
 */
function page(title, content, heading = title) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>${heading}</h1>
${content}
</main>
</body>
</html>`;
}

/** @param {string} attempt */
function hidden(attempt) {
  return html`<input type="hidden" name="attempt" value="${attempt}">`;
}

/**
 * @param {{ readonly attempt: string, readonly roles: readonly import('netsuite-auth-policy').Role[], readonly failed?: { readonly email: string, readonly role: string } }} shown
 */
export function loginPage({ attempt, failed, roles }) {
  const problem = failed
    ? html`<p class="error" role="alert" id="problem">E-mail address, password or role is wrong.</p>`
    : '';
  const described = raw(failed ? 'aria-describedby="problem"' : '');
  const invalid = raw(failed ? 'aria-invalid="true"' : '');
  return page(
    failed ? 'Error: Log in' : 'Log in',
    html`${problem}
<form method="post" action="/app/login/signin">
${hidden(attempt)}
<label for="email">E-mail address</label>
<input id="email" name="email" type="email" autocomplete="username" required value="${failed?.email ?? ''}" ${invalid} ${described} ${raw(failed ? '' : 'autofocus')}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required ${invalid} ${described} ${raw(failed ? 'autofocus' : '')}>
<label for="role">Role</label>
<select id="role" name="role" ${described}>${roles.map(({ id, name }) => html`<option value="${id}" ${raw(id === failed?.role ? 'selected' : '')}>${name}</option>`)}</select>
<button>Log in</button>
</form>`,
    'Log in',
  );
}

/**
 * LN-5: on top of the page, and the only way on is Acknowledge. The focus is on the notice, so that it is read before.
 * @param {{ readonly attempt: string, readonly notice: { readonly revision: number, readonly sha256: string, readonly text: string } }} shown
 */
export function noticePage({ attempt, notice }) {
  return page(
    'Login notification',
    html`<div class="notice" id="notice" role="region" aria-label="Login notification" tabindex="-1" autofocus>${raw(renderNoticeHtml(notice.text))}</div>
<form method="post" action="/app/login/acknowledge">
${hidden(attempt)}
<input type="hidden" name="revision" value="${notice.revision}">
<input type="hidden" name="sha256" value="${notice.sha256}">
<button>Acknowledge</button>
</form>`,
  );
}

/**
 * Who says yes, in which role, to whom, and where the browser is sent then.
 * @param {{ readonly attempt: string, readonly client: string, readonly scopes: readonly string[], readonly user: import('./account.js').ExampleUser | undefined, readonly role: string, readonly target: string, readonly endedSessions: number }} shown
 */
export function consentPage({ attempt, client, endedSessions, role, scopes, target, user }) {
  const ended = endedSessions
    ? html`<p role="status">${endedSessions} of your other sessions ended with this login.</p>`
    : '';
  return page(
    'Allow access',
    html`${ended}
<p><b>${client}</b> asks for access to this account:</p>
<ul>${scopes.map((scope) => html`<li>${scope}</li>`)}</ul>
<p>You are logged in as <b>${user?.name ?? ''}</b> (${user?.email ?? ''}) in the role <b>${role}</b>, and it is given the rights of this role.</p>
<p>After your answer you are sent to <b>${target}</b>.</p>
<form method="post" action="/app/login/consent">
${hidden(attempt)}
<button name="answer" value="allow">Allow</button>
<button name="answer" value="deny" class="secondary">Deny</button>
</form>`,
  );
}

/**
 * @param {string} error
 * @param {readonly import('netsuite-auth-policy').Violation[]} [violations]
 * @param {string} [goOn] How the user goes on.
 */
export function errorPage(error, violations = [], goOn = '') {
  const reasons = violations.map(
    ({ message, remedy, rule }) => html`<li>${message}${remedy ? html` ${remedy}` : ''} (${rule})</li>`,
  );
  return page(
    'This request can’t be answered',
    html`<p class="error" role="alert">${error}</p>
${reasons.length > 0 ? html`<ul>${reasons}</ul>` : ''}
${goOn ? html`<p>${goOn}</p>` : ''}`,
  );
}
