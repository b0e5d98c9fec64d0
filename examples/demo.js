// @ts-check

/**
 * What NetSuite's 2026.1 release note on authentication means for one account, in three releases.
 *
 *     node examples/demo.js [snapshot.json]
 */

import { fileURLToPath } from 'node:url';
import { certificateLimitQuestions, certificateRotationQuestions } from './demo/certificates.js';
import { loadAccount } from './demo/load.js';
import { loginNotificationQuestions } from './demo/loginNotification.js';
import { pkceQuestions } from './demo/pkce.js';
import { redirectUriQuestions } from './demo/redirectUris.js';
import { printReport } from './demo/report.js';
import { sessionQuestions } from './demo/sessions.js';
import { tbaQuestions } from './demo/tba.js';
import { plain } from './demo/text.js';

const USAGE = `Usage: node examples/demo.js [snapshot.json]

Prints what the account in the snapshot may do in NetSuite 2025.2, 2026.1 and 2027.1, each answer
with its rule and source. Without a file, examples/account.json is read.`;

/** @param {readonly string[]} args */
function main(args) {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(USAGE);
    return;
  }
  if (args.length > 1 || args[0]?.startsWith('-')) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const file = args[0] ?? fileURLToPath(new URL('account.json', import.meta.url));
  const loaded = loadAccount(file);
  if ('problems' in loaded) {
    const { problems } = loaded;
    console.error(`${plain(file)}: ${problems.length === 1 ? '1 problem' : `${problems.length} problems`}`);
    for (const { path, message } of problems) console.error(`  ${plain(path)}: ${plain(message)}`);
    process.exitCode = 1;
    return;
  }
  const { account } = loaded;
  printReport(account, [
    { title: 'Login notification', questions: loginNotificationQuestions(account) },
    { title: 'Certificate limit', questions: certificateLimitQuestions(account) },
    { title: 'Multiple redirect URIs', questions: redirectUriQuestions(account) },
    { title: 'Multiple sessions and 2FA', questions: sessionQuestions(account) },
    { title: 'Certificate rotation', questions: certificateRotationQuestions(account) },
    { title: 'PKCE', questions: pkceQuestions(account) },
    { title: 'End of new TBA integrations', questions: tbaQuestions(account) },
  ]);
}

process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
  // a reader such as `head` that has seen enough is no fault
  if (error.code !== 'EPIPE') throw error;
});

main(process.argv.slice(2));
