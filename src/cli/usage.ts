/** How the command is used. */
export const USAGE = `Asks NetSuite authentication questions. Every answer names the rules that decided, and where they are written.

  netsuite-auth-policy ask <question> --release <release> < facts.json
  netsuite-auth-policy questions [question]

ask          answers a question by facts, which are JSON. Instants are ISO 8601 text with an offset.
questions    lists every question, or shows the facts, the choices and an example of one.

  --release <release>   release of the account: YYYY.1 or YYYY.2
  --facts <file>        reads the facts from a file in place of standard input
  --choices <json>      decides differently where Oracle is silent: '{"overflow":"deny_new"}'
  --json                prints JSON: the answer, or { "ok": false, "problems": […] }
  --help, --version

It ends with 0 if the answer is an allow or says how something stands, with 1 if it is a refusal, and with 2 if the
question cannot be answered by what was given.`;
