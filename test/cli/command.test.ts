import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/command.js';
import { ask, findQuestion, questions } from '../../src/questions/index.js';
import { asProcess, builtCommand, file, inThisProcess } from './run.js';

const ALLOWED = JSON.stringify(findQuestion('decideRedirectUri')?.example.facts);
const REFUSED = JSON.stringify({ ...JSON.parse(ALLOWED), redirectUri: 'https://evil.example/' });
const ASK = ['ask', 'decideRedirectUri', '--release', '2027.1'];

beforeAll(() => builtCommand(), 60_000);

describe.each([
  ['in this process', inThisProcess],
  ['as a process of its own', asProcess],
])('the command, %s', (_, run) => {
  it('ends with 0 for an allow, and says it in sentences', async () => {
    const { code, out, err } = await run(ASK, ALLOWED);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^May an authorization request name this redirect URI\? \(2027\.1\)\n\nAllowed\.\n/);
    expect(out).toContain('redirectUri: https://app.example.com/callback');
  });

  it('ends with 1 for a refusal, with what to do, where, the rule and its source', async () => {
    const { code, out, err } = await run(ASK, REFUSED);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain('Refused.\n- ');
    expect(out).toContain('  Facts: redirectUri\n');
    expect(out).toMatch(/ {2}Rule URI-5: .+ \(inferred\)\. https:\/\/docs\.oracle\.com\//);
  });

  it('prints the decision itself with --json', async () => {
    for (const [facts, code] of [[ALLOWED, 0] as const, [REFUSED, 1] as const]) {
      const outcome = await run([...ASK, '--json'], facts);
      const asked = ask({ question: 'decideRedirectUri', release: '2027.1', facts: JSON.parse(facts) });
      expect({ ok: true, answer: JSON.parse(outcome.out) }).toEqual(asked);
      expect(outcome).toMatchObject({ code, err: '' });
    }
  });

  it('ends with 2 for facts that are not the facts of the question, and says where', async () => {
    const facts = JSON.stringify({ integration: null, redirectUris: [] });
    const outcome = await run(ASK, facts);
    expect(outcome).toMatchObject({ code: 2, out: '' });
    expect(outcome.err).toContain('- facts.redirectUris: This member is not known.\n');
    const json = await run([...ASK, '--json'], facts);
    expect(json.code).toBe(2);
    expect(JSON.parse(json.out)).toMatchObject({
      ok: false,
      problems: [{ path: ['facts', 'redirectUris'] }],
    });
  });

  it('CHOICE-RELEASE-RANGE: ends with 2 without a release, and for one that is not modelled', async () => {
    const without = await run(['ask', 'decideRedirectUri'], ALLOWED);
    expect(without).toEqual({
      code: 2,
      out: '',
      err: 'The release of the account is required: --release 2027.1\n',
    });
    const unknown = await run(['ask', 'decideRedirectUri', '--release', '2024.1'], ALLOWED);
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(unknown.err).toContain('outside the modelled range 2025.2 to 2028.2');
  });

  it('reads the facts from a file, and choices', async () => {
    const { facts } = findQuestion('decideOpenSession')?.example ?? {};
    const written = ['ask', 'decideOpenSession', '--release=2027.1', '--facts', file(JSON.stringify(facts))];
    expect(await run(written)).toMatchObject({ code: 0, err: '' });
    const refused = await run([...written, '--choices', '{"overflow":"deny_new"}']);
    expect(refused).toMatchObject({ code: 1, err: '' });
    expect(refused.out).toContain(
      'CHOICE-SESSION-OVERFLOW: A login beyond the limit (choice, option overflow).',
    );
    const misspelt = await run([...written, '--choices', '{"overflow":"deny-new"}']);
    expect(misspelt).toMatchObject({ code: 2, out: '' });
    expect(misspelt.err).toContain('- choices.overflow: Expected deny_new or end_oldest.');
  });

  it('takes UTF-8 with and without a byte order mark, and nothing else', async () => {
    const text = JSON.stringify({ ...JSON.parse(ALLOWED), redirectUri: 'https://exämple.com/😀' });
    const { out } = await run([...ASK, '--json'], text);
    expect(await run([...ASK, '--json'], `\uFEFF${text}`)).toMatchObject({ code: 1, out });
    const latin1 = await run(ASK, Buffer.from(text, 'latin1'));
    expect(latin1).toEqual({ code: 2, out: '', err: 'The facts are not UTF-8 text.\n' });
  });

  it('does not repeat what is not JSON', async () => {
    const facts = await run(ASK, '{\n  "secret": hunter2hunter2\n}');
    expect(facts).toEqual({ code: 2, out: '', err: 'The facts are not JSON.\n' });
    expect(await run(ASK, '')).toEqual({ code: 2, out: '', err: 'The facts are not JSON.\n' });
    const choices = await run([...ASK, '--choices', '{'], ALLOWED);
    expect(choices).toEqual({ code: 2, out: '', err: 'The choices are not JSON.\n' });
  });

  it('stops at facts without end, and at a file that is not there', async () => {
    const long = await run(ASK, ' '.repeat(16 * 1024 * 1024 + 1));
    expect(long).toEqual({ code: 2, out: '', err: 'The facts are longer than 16777216 bytes.\n' });
    const missing = await run([...ASK, '--facts', '/nowhere/facts.json']);
    expect(missing).toMatchObject({ code: 2, out: '' });
    expect(missing.err).toContain('no such file');
  });

  it('ends with 0 for what is not required, and with 2 for what is no facts at all', async () => {
    const pkce = ['ask', 'pkceRequirement', '--release', '2026.2'];
    const { facts } = findQuestion('pkceRequirement')?.example ?? {};
    const { code, out } = await run(pkce, JSON.stringify(facts));
    expect(code).toBe(0);
    expect(out).toContain('\n\nNot required.\n- ');
    const wrong = await run(pkce, JSON.stringify({ ...facts, scopes: [1] }));
    expect(wrong.err).toContain('- facts.scopes[0]: Expected text.\n');
    const large = await run(pkce, JSON.stringify('x'.repeat(2_000_001)));
    expect(large).toMatchObject({ code: 2, out: '' });
    expect(large.err).toContain('- document: The document is too large.\n');
  });

  it('says none for a list that is empty, and writes a statement in a list as a sentence', async () => {
    const { facts } = findQuestion('decideOpenSession')?.example ?? {};
    const nobody = JSON.stringify({ ...facts, sessions: [] });
    const opened = await run(['ask', 'decideOpenSession', '--release', '2027.1'], nobody);
    expect(opened.out).toContain('\nendSessions: none\n');
    const move = JSON.stringify(findQuestion('planTbaMove')?.example.facts);
    const { out } = await run(['ask', 'planTbaMove', '--release', '2027.1'], move);
    expect(out).toMatch(/\nsteps:\n {2}- [A-Z].+\.\n {4}Rule TBA-12: /);
  });

  it('prints nothing of the facts that moves a cursor or begins a line', async () => {
    const facts = { ...JSON.parse(ALLOWED), '\u001b[2J\nAllowed.\u202e': 1 };
    const { err } = await run(ASK, JSON.stringify(facts));
    expect(err).toContain('facts.\\u001b[2J\\u000aAllowed.\\u202e: This member');
  });

  it('says how it is used, and its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(await run(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
    const help = await run(['--help']);
    expect(help.out).toMatch(/netsuite-auth-policy ask <question> --release <release>/);
    for (const wrong of [[], ['ask'], ['ask', 'a', 'b'], ['questions', 'a', 'b'], ['answer']]) {
      expect(await run(wrong)).toEqual({ code: 2, out: '', err: help.out });
    }
    const unknown = await run([...ASK, '--relase', '2027.1'], ALLOWED);
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(unknown.err).toContain("'--relase'");
  });

  it('finds no question by a name that is not its own, and offers the one that is meant', async () => {
    for (const command of [
      ['ask', 'constructor', '--release', '2027.1'],
      ['questions', 'constructor'],
    ]) {
      const { code, err } = await run(command, '{}');
      expect(code).toBe(2);
      expect(err).toBe('There is no question of this name. `netsuite-auth-policy questions` lists them.\n');
    }
    const near = await run(['questions', 'decideopensession']);
    expect(near.err).toBe('There is no question of this name. Is it decideOpenSession?\n');
  });

  it('lists every question, by its system', async () => {
    const { code, out } = await run(['questions']);
    expect(code).toBe(0);
    for (const { name, title, system } of questions()) {
      expect(out).toMatch(new RegExp(`^ {2}${name} +${title.replace(/[()?]/g, '\\$&')}$`, 'm'));
      expect(out).toMatch(new RegExp(`^${system}$`, 'm'));
    }
    const json = await run(['questions', '--json']);
    expect(JSON.parse(json.out)).toHaveLength(questions().length);
  });
});

describe.each(questions())('$name', ({ name, kind, facts, example }) => {
  it('is described by the shape of its facts, and as JSON Schema', async () => {
    const { out } = await inThisProcess(['questions', name]);
    expect(out).toContain(`${name}, a ${kind} of netsuite-auth-policy/`);
    for (const fact of Object.keys(example.facts))
      expect(out).toMatch(new RegExp(`^ {2}${fact}\\??: \\S`, 'm'));
    const json = await inThisProcess(['questions', name, '--json']);
    expect(JSON.parse(json.out)).toMatchObject({ name, facts: facts.toJsonSchema(), example });
  });

  it('answers its example in sentences', async () => {
    const choices = example.choices === undefined ? [] : ['--choices', JSON.stringify(example.choices)];
    const written = ['ask', name, '--release', example.release, ...choices];
    const { code, out, err } = await inThisProcess(written, JSON.stringify(example.facts));
    expect(err).toBe('');
    expect(code).toBe(out.includes('\nRefused.\n') ? 1 : 0);
    expect(out).not.toMatch(/undefined|\[object/);
  });
});

describe('in a shell', () => {
  it('the example of a description runs as it is printed', async () => {
    const command = await builtCommand();
    const described = await inThisProcess(['questions', 'decideOpenSession']);
    const [, example = ''] = described.out.split('Example:\n\n');
    const script = example.replace('npx netsuite-auth-policy', `'${process.execPath}' '${command}'`);
    const { status, stdout } = spawnSync('sh', [], { input: script, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stdout).toContain('Refused.');
  });

  it('a reader that goes before the end is no fault', async () => {
    const child = spawn(process.execPath, [await builtCommand(), 'questions', '--json']);
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (chunk) => (err += chunk));
    const code = await new Promise((done) => child.on('close', done));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('a fault that is not in what was given is not hidden', async () => {
    const stdout = {
      write: () => {
        throw new Error('no space left on device');
      },
    };
    const standard = { stdin: (async function* () {})(), stdout, stderr: stdout };
    await expect(runCommand(['--help'], standard)).rejects.toThrow('no space left on device');
  });

  it('nothing waits for a keyboard', async () => {
    let err = '';
    const stdin = Object.assign((async function* () {})(), { isTTY: true });
    const stderr = { write: (text: string) => (err += text) };
    expect(await runCommand(ASK, { stdin, stderr, stdout: stderr })).toBe(2);
    expect(err).toContain('--facts facts.json');
  });
});
