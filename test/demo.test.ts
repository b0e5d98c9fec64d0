import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

// Each run is a process of its own, and imports the built package by its name: `dist` must be there.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const EXAMPLES = fileURLToPath(new URL('../examples/', import.meta.url));

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

function demo(args: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...env } };
    execFile(process.execPath, [join(EXAMPLES, 'demo.js'), ...args], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

/** The rows below a subject, as cells. */
function rowsOf(output: string, subject: string): string[][] {
  const lines = output.split('\n');
  const from = lines.indexOf(subject);
  expect(from, `no subject "${subject}"`).not.toBe(-1);
  const rest = lines.slice(from + 1);
  const to = rest.findIndex((line) => !line.startsWith('  '));
  return rest.slice(0, to).map((line) => line.trim().split(/\s{2,}/));
}

const RELEASE_NOTE = 'section_158921905537';

describe('the example account', () => {
  let run: Run;
  beforeAll(async () => {
    run = await demo();
  });

  it('is answered without an error', () => {
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
  });

  it('has a table for each of the seven systems, in order', () => {
    expect(run.stdout.match(/^\d\. .*(?= \()/gm)).toEqual([
      '1. Login notification',
      '2. Certificate limit',
      '3. Multiple redirect URIs',
      '4. Multiple sessions and 2FA',
      '5. Certificate rotation',
      '6. PKCE',
      '7. End of new TBA integrations',
    ]);
  });

  it('fits 140 columns, without colour where nobody looks', () => {
    expect(Math.max(...run.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(140);
    expect(run.stdout).not.toContain('\u001b');
  });

  it('asks for the notice from 2026.1 on', () => {
    const rows = rowsOf(run.stdout, 'Dan: logs in by SAML');
    expect(rows[0]?.slice(2)).toEqual(['not_available_yet', 'LN-1 official', 'section_56135727646']);
    expect(rows.map(([label]) => label)).toContain('2026.1-2027.1');
    expect(run.stdout).toContain('must acknowledge revision 3');
  });

  it('refuses a sixth active certificate from 2026.1 on', () => {
    const rows = rowsOf(
      run.stdout,
      'Warehouse Sync: may add one more, P-256 and valid for a year, on 2026-11-24?',
    );
    const allowed = 'allowed, valid until 2027-11-24, then 6 active';
    expect(rows).toContainEqual(['2025.2', allowed, '-', 'CERT-7 official', 'subsect_162755332391']);
    const [label, answer, ...why] = rows.find(([first]) => first === '2026.1-2027.1') ?? [];
    expect({ label, why }).toEqual({
      label: '2026.1-2027.1',
      why: ['certificate_cap_reached', 'CERT-1 official', 'section_162686838198'],
    });
    expect(answer).toMatch(/^refused: The integration record may have at most 5/);
  });

  it('cuts ten years to two, and refuses RSA 2048', () => {
    const long = rowsOf(run.stdout, 'Payroll Export: may add ten-years.pem (P-256) on 2026-05-04?');
    expect(long[0]?.slice(0, 2)).toEqual(['2025.2', 'allowed, valid until 2028-05-04, then 2 active']);
    const short = rowsOf(run.stdout, 'Payroll Export: may add rsa-2048.pem (RSA 2048) on 2026-11-24?');
    expect(short[0]?.slice(2)).toEqual(['key_not_accepted', 'CERT-7 official', 'subsect_162755332391']);
  });

  it('refuses http among redirect URIs, and a second URI before 2026.1', () => {
    const rows = rowsOf(run.stdout, 'Customer Portal: may be saved with its 3 redirect URIs?');
    const labels = rows.flatMap(([label = '']) => (/^\d{4}/.test(label) ? [label] : []));
    expect(labels).toEqual(['2025.2', '2026.1-2027.1']);
    const codes = rows.flat().filter((cell) => cell.startsWith('redirect_uri_'));
    expect(codes.sort()).toEqual([
      'redirect_uri_http_loopback',
      'redirect_uri_http_loopback',
      'redirect_uri_multiple',
      'redirect_uri_multiple',
    ]);
  });

  it('names the role that costs a user the further sessions, and which sessions end', () => {
    const rows = rowsOf(run.stdout, 'Ben: how many sessions at once?');
    const why = ['role_not_2fa_required', 'SES-3 official', 'article_0804023640'];
    expect(rows.find(([label]) => label === '2026.1-2027.1')?.slice(2)).toEqual(why);
    expect(run.stdout).toContain('1 session: The role Sales Rep (1005) is');
    const login = rowsOf(run.stdout, 'Ada: logs in once more, with 3 sessions open');
    expect(login.map((row) => row[1])).toContain('allowed, ends session ada-laptop');
  });

  it('lists and revokes through the rotation endpoint from 2026.1 on', () => {
    const who = 'Warehouse Sync as Stock Robot, Warehouse Sync as Administrator';
    const rows = rowsOf(
      run.stdout,
      `${who}: may list by the rotation endpoint? / may revoke by the rotation endpoint?`,
    );
    expect(rows).toContainEqual(['2026.1-2027.1', 'allowed', '-', 'ROT-1 official', 'article_92130837826']);
    expect(rows[0]?.[0]).toBe('2025.2');
    expect(rows[0]?.[2]).toBe('operation_not_available');
  });

  it('requires PKCE of a client created in 2027.1, whatever its type', () => {
    const rows = rowsOf(
      run.stdout,
      'Example confidential client created in the release asked about: must use PKCE?',
    );
    expect(rows.map(([label]) => label)).toEqual(expect.arrayContaining(['2025.2-2026.1', '2027.1']));
    const why = ['new_integration', 'PK-21 official', RELEASE_NOTE];
    expect(rows.find(([label]) => label === '2027.1')?.slice(2)).toEqual(why);
  });

  it('refuses new TBA in 2027.1, lets existing TBA go on, and ends NLAuth', () => {
    const fresh = rowsOf(
      run.stdout,
      'A new record: may use TBA on REST web services? / may use TBA on RESTlets?',
    );
    expect(fresh).toContainEqual(['2025.2-2026.1', 'allowed', '-', 'IR-6 official', 'bridgehead_4249032125']);
    expect(fresh.find(([label]) => label === '2027.1')?.slice(2, 4)).toEqual([
      'tba_new_integration',
      'TBA-1 official',
    ]);
    const existing = rowsOf(run.stdout, 'Price Lookup: calls RESTlets with TBA');
    expect(existing[0]).toEqual(['all three', 'allowed', '-', 'TBA-3 official', RELEASE_NOTE]);
    expect(run.stdout).toMatch(/^ {2}2027\.1 +refused: .* nlauth_ended +TBA-8 official/m);
  });

  it('gives a source for every rule that it cites, and a default for every choice', () => {
    expect(run.stdout).not.toContain('not in the catalogue');
    const [tables = '', rest = ''] = run.stdout.split('\nSources\n');
    const [sources = '', choices = ''] = rest.split('\nChoices of this package');
    const cited = tables.match(/\b[A-Z0-9-]*\d+(?= (?:official|inferred|secondary|standard))/g) ?? [];
    const listed = sources.split('\n').filter((line) => /^ {2}\S/.test(line));
    const ids = listed.flatMap((line) => line.slice(line.indexOf(': ') + 2).split(', '));
    expect(cited.length).toBeGreaterThan(100);
    expect([...new Set(cited)].filter((id) => !ids.includes(id))).toEqual([]);
    expect(sources.match(/^ {4}https:\/\/\S+$/gm)).toHaveLength(listed.length);
    const leaned = new Set(tables.match(/\bCHOICE-[A-Z0-9-]+/g));
    expect(leaned.size).toBeGreaterThan(10);
    for (const id of leaned) expect(choices).toMatch(new RegExp(`^  ${id} \\(tables? .*\\), default: `, 'm'));
  });

  it('gives the same answers in every time zone', async () => {
    expect((await demo([], { TZ: 'Pacific/Apia' })).stdout).toBe(run.stdout);
  });
});

describe('a broken snapshot', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netsuite-auth-policy-demo-'));
    await cp(join(EXAMPLES, 'certificates'), join(folder, 'certificates'), { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true }));

  // biome-ignore lint/suspicious/noExplicitAny: the document is to be broken in every way
  async function broken(change: (document: any) => void): Promise<Run> {
    const document = JSON.parse(await readFile(join(EXAMPLES, 'account.json'), 'utf8'));
    change(document);
    const file = join(folder, 'account.json');
    await writeFile(file, JSON.stringify(document));
    return demo([file]);
  }

  /** All of stderr but its first line, which names the file and the number of problems. */
  function problemsOf(run: Run): string[] {
    expect(run.code).toBe(1);
    expect(run.stdout).toBe('');
    const [head = '', ...lines] = run.stderr.trimEnd().split('\n');
    expect(head).toMatch(new RegExp(`: ${lines.length} problems?$`));
    return lines.map((line) => line.trim());
  }

  it('that is whole elsewhere too has no problem', async () => {
    expect((await broken(() => {})).code).toBe(0);
  });

  it('that does not exist', async () => {
    expect(problemsOf(await demo([join(folder, 'nowhere.json')]))).toEqual(['file: There is no such file.']);
  });

  it('that is a folder', async () => {
    expect(problemsOf(await demo([folder]))).toEqual(['file: The file cannot be read (EISDIR).']);
  });

  it('that is not JSON is not repeated', async () => {
    const file = join(folder, 'not.json');
    await writeFile(file, '{\n  "secret": hunter2\n}');
    const run = await demo([file]);
    expect(problemsOf(run)).toHaveLength(1);
    expect(run.stderr).toMatch(/document: The text is not JSON/);
    expect(run.stderr).not.toContain('hunter');
  });

  it('of the wrong shape lists every problem with its path, and not what stood there', async () => {
    const run = await broken((document) => {
      document.takenAt = 'hunter2';
      document.features.multipleSessions = 'hunter2';
      document.roles[1].kind = 'hunter2';
      delete document.users[0].sessions[1].startedAt;
      document.integrations[2].integration.hunter = 2;
    });
    const paths = problemsOf(run).map((line) => line.slice(0, line.indexOf(': ')));
    expect(paths.sort()).toEqual([
      'features.multipleSessions',
      'integrations[2].integration.hunter',
      'roles[1].kind',
      'takenAt',
      'users[0].sessions[1].startedAt',
    ]);
    expect(run.stderr).not.toContain('hunter2');
  });

  it('that is JSON of another kind', async () => {
    const file = join(folder, 'list.json');
    await writeFile(file, '[]');
    expect(problemsOf(await demo([file]))).toEqual(['document: Expected an object.']);
  });

  it('with files that hold no usable certificate, and never shows a private key', async () => {
    const whole = await readFile(join(folder, 'certificates/p-256.pem'), 'utf8');
    const key = '-----BEGIN PRIVATE KEY-----\naHVudGVyMg==\n-----END PRIVATE KEY-----\n';
    await writeFile(join(folder, 'damaged.pem'), whole.replace(/\n.{64}\n/, '\n'));
    await writeFile(join(folder, 'with-key.pem'), whole + key);
    await writeFile(join(folder, 'empty.pem'), '');
    await writeFile(join(folder, 'chain.pem'), whole + whole);
    await writeFile(join(folder, 'certificate.txt'), whole);
    const files = ['missing.pem', 'damaged.pem', 'with-key.pem', 'empty.pem', 'chain.pem', 'certificate.txt'];
    const run = await broken((document) => {
      for (const [index, file] of files.entries()) document.certificates[index].file = file;
    });
    expect(problemsOf(run)).toEqual([
      'certificates[0].file: There is no such file.',
      'certificates[1].file: The certificate in the file is damaged.',
      'certificates[2].file: The file holds a private key.',
      'certificates[3].file: The file does not hold a certificate.',
      'certificates[4].file: The file holds more than one certificate.',
      'certificates[5].file: NetSuite does not accept a file of this name.',
    ]);
    expect(run.stderr).not.toContain('aHVudGVyMg');
  });

  it('with references to nothing', async () => {
    const run = await broken((document) => {
      document.notice.savedBy = 99;
      document.certificates[0].integrationId = 991;
      document.certificates[1].entityId = 992;
      document.certificates[2].roleId = 993;
      document.users[1].roleIds[1] = 994;
      document.users[0].sessions[2].roleId = 995;
    });
    expect(problemsOf(run)).toEqual([
      'notice.savedBy: The snapshot has no user with the id 99.',
      'certificates[0].integrationId: The snapshot has no integration with the id 991.',
      'certificates[1].entityId: The snapshot has no user with the id 992.',
      'certificates[2].roleId: The snapshot has no role with the id 993.',
      'users[0].sessions[2].roleId: The snapshot has no role with the id 995.',
      'users[1].roleIds[1]: The snapshot has no role with the id 994.',
    ]);
  });

  it('with ids that come twice, and other problems beside them', async () => {
    const run = await broken((document) => {
      document.integrations[3].integration.id = 101;
      document.integrations[4].integration.clientId = 'example-client-101';
      document.roles[7].id = 1006;
      document.users[6].id = 21;
      document.users[1].sessions[0].id = 'ada-phone';
      document.certificates[6].file = 'missing.pem';
    });
    const problems = problemsOf(run);
    expect(problems.filter((line) => line.includes('the same as'))).toEqual([
      'integrations[3].integration.id: It is the same as integrations[0].integration.id.',
      'integrations[4].integration.clientId: It is the same as integrations[0].integration.clientId.',
      'roles[7].id: It is the same as roles[6].id.',
      'users[6].id: It is the same as users[5].id.',
      'users[1].sessions[0].id: It is the same as users[0].sessions[1].id.',
    ]);
    expect(problems).toContain('certificates[6].file: There is no such file.');
  });

  it('cannot make a terminal obey', async () => {
    const bad = await broken((document) => {
      document['\u001b[31m'] = 1;
    });
    expect(bad.stderr).not.toContain('\u001b');
    const good = await broken((document) => {
      document.users[0].name = '\u001b[31mAda';
    });
    expect(good.code).toBe(0);
    expect(good.stdout).not.toContain('\u001b');
  });
});

describe('the command line', () => {
  it('explains itself', async () => {
    const { code, stdout } = await demo(['--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Usage: /);
  });

  it.each([[['a.json', 'b.json']], [['--verbose']]])('refuses %j', async (args) => {
    const { code, stderr, stdout } = await demo(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Usage: /);
  });
});
