import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { CONTRACT_CASES, registerContract, runContract } from '../../src/contract/index.js';
import { memoryStores, type Stores } from '../../src/stores/index.js';

// A process of its own takes its time where the machine has other things to do.
vi.setConfig({ testTimeout: 60_000 });

const CASES = Object.values(CONTRACT_CASES).flat();

// the line that a host writes
registerContract({ describe, it }, () => memoryStores(), { ports: ['notices'] });

/** A file for Node's own runner, which imports the package as a host does. */
function underNodeTest(stores: string) {
  if (!existsSync('dist/contract/index.js')) expect.fail('run npm run build first');
  const folder = `temp/runner-${process.pid}`;
  const file = `${folder}/${stores.length}.test.mjs`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    file,
    `import { describe, it } from 'node:test';
     import { registerContract } from 'netsuite-auth-policy/contract';
     import { memoryStores } from 'netsuite-auth-policy/stores';
     registerContract({ describe, it }, () => (${stores}), { ports: ['notices'], timeout: 5000 });`,
  );
  const { NODE_OPTIONS: _, VITEST: __, ...env } = process.env;
  const args = ['--test', '--test-reporter=tap', file];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  rmSync(folder, { recursive: true });
  return { status, stdout };
}

describe("Node's own runner", () => {
  it('runs the cases as tests', () => {
    const { status, stdout } = underNodeTest('memoryStores()');
    expect({ status, stdout }).toMatchObject({ status: 0 });
    for (const { id, title } of CONTRACT_CASES.notices) expect(stdout).toContain(`${id}: ${title}`);
    expect(stdout).toContain(`# pass ${CONTRACT_CASES.notices.length}`);
  });

  it('fails, and names the case, where a store is broken', () => {
    const { status, stdout } = underNodeTest('{ notices: { ...memoryStores().notices } }');
    expect(status).toBe(1);
    expect(stdout).toMatch(/not ok \d+ - notices\/kept/);
    expect(stdout).toContain(`# fail ${CONTRACT_CASES.notices.length}`);
  });
});

describe('a runner with the signature of Jest', () => {
  it('is given a title, a function that waits for the case, and a time that leaves the case its own', async () => {
    const suites: string[] = [];
    const tests: [title: string, test: () => Promise<void>, timeout: number | undefined][] = [];
    const jest = {
      describe: (title: string, body: () => void): void => {
        suites.push(title);
        body();
      },
      it: (title: string, test: () => Promise<void>, timeout?: number): void => {
        tests.push([title, test, timeout]);
      },
    };
    registerContract(jest, () => memoryStores(), { timeout: 1000, ports: ['auditTrail'] });
    expect(suites).toEqual(['the contract of stores']);
    expect(tests.map(([title]) => title)).toEqual(
      CONTRACT_CASES.auditTrail.map(({ id, title }) => `${id}: ${title}`),
    );
    for (const [, test, timeout] of tests.slice(0, 2)) {
      expect(timeout).toBeGreaterThan(1000);
      await test();
    }
  });

  it('is given every case where nothing is chosen', () => {
    const titles: string[] = [];
    registerContract({ describe: (_, body) => body(), it: (title) => titles.push(title) }, () =>
      memoryStores(),
    );
    expect(titles).toHaveLength(CASES.length);
  });
});

describe('the report', () => {
  const only = { ports: ['notices'], patience: 5 } as const;

  it('says what has passed and what was left out', async () => {
    const report = await runContract(() => memoryStores(), only);
    const passed = CONTRACT_CASES.notices.map(({ id }) => id);
    const leftOut = CASES.map(({ id }) => id).filter((id) => !passed.includes(id));
    expect(report).toEqual({
      ok: true,
      passed,
      failed: [],
      leftOut,
      summary: `contract: ${passed.length} passed, 0 failed, ${leftOut.length} left out`,
    });
  });

  it('says what has failed, and why', async () => {
    const error = new Error('no connection');
    const report = await runContract(() => Promise.reject(error), only);
    expect(report).toMatchObject({ ok: false, passed: [] });
    expect(report.failed[0]).toEqual({ ...titled('notices/kept'), error });
    expect(report.summary).toContain(`notices/kept: ${titled('notices/kept').title}: no connection\n`);
  });

  it('says so of an error that is none', async () => {
    const report = await runContract(() => Promise.reject('a text'), only);
    expect(report.summary).toMatch(/^notices\/kept: .*: a text$/m);
  });

  it('is not ok where no case was run', async () => {
    expect(await runContract(() => memoryStores(), { ports: [] })).toMatchObject({
      ok: false,
      passed: [],
      failed: [],
    });
  });

  it('names the port that a host has not', async () => {
    const { notices, ...others } = memoryStores();
    const report = await runContract(() => [{ notices }, others] as const, only);
    expect(report.summary).toContain('The stores that were made have no port notices.');
  });

  it('names the time where a store never answers', async () => {
    const { notices } = memoryStores();
    const never = { ...bound(notices), update: () => new Promise<never>(() => {}) };
    const report = await runContract(() => ({ notices: never }), { ...only, timeout: 20 });
    expect(report.summary).toContain('The case was not done after 20 ms.');
  });
});

function titled(id: string) {
  const { title } = CASES.find((one) => one.id === id) ?? expect.fail(`no case ${id}`);
  return { id, title };
}

function bound(notices: Stores['notices']): Stores['notices'] {
  return {
    update: (accountId, change) => notices.update(accountId, change),
    current: (accountId) => notices.current(accountId),
    revisions: (accountId) => notices.revisions(accountId),
  };
}
