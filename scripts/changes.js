// @ts-check
// What changes from release to release, as the README has it: made from the catalogue.

import { RELEASES } from 'netsuite-auth-policy';
import { RULES } from 'netsuite-auth-policy/rules';

/** What the letters of an id stand for, in the order of the table. @type {readonly (readonly [RegExp, string])[]} */
const SYSTEMS = [
  [/^(?:LN|LAT)-/, 'Login notice'],
  [/^(?:CERT|ROT|CLI)-/, 'Certificates'],
  [/^URI-/, 'Redirect URIs'],
  [/^(?:SES|2FA)-/, 'Sessions'],
  [/^PK-/, 'PKCE'],
  [/^(?:TBA|SOAP|IR)-/, 'TBA, SOAP, NLAuth'],
  [/^CON-/, 'SuiteAnalytics Connect'],
  [/^OIDC-/, 'NetSuite as OIDC provider'],
  [/^MCP-/, 'MCP'],
  [/^A\d/, 'Authorization server'],
  [/^ERR-/, 'Errors'],
];

/** @param {readonly import('netsuite-auth-policy/rules').Rule[]} rules */
function titles(rules) {
  return rules.map(({ id, title }) => `${title} (${id})`).join('; ');
}

/** The lines between the two marks in README.md. */
export function changesTable() {
  const [, ...later] = RELEASES;
  const rows = later.flatMap((release) =>
    SYSTEMS.flatMap(([letters, system]) => {
      const rules = RULES.filter(({ id, kind }) => kind === 'rule' && letters.test(id));
      const begin = rules.filter(({ since }) => since === release);
      const end = rules.filter(({ until }) => until === release);
      if (begin.length + end.length === 0) return [];
      return [`| ${release} | ${system} | ${titles(begin)} | ${titles(end)} |`];
    }),
  );
  return ['| From | What about | Begins | Ends |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** Where the table stands in a text. */
export const PLACE = /(?<=<!-- changes: made by `npm run readme` -->\n\n)[\s\S]*?(?=\n\n<!-- \/changes -->)/;
