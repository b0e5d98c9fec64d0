import { describe, expect, it, test } from 'vitest';
import type { Release } from '../../../src/core/release.js';
import { readCertificate } from '../../../src/crypto.js';
import { createRotationHandler, type RotationHandlerOptions } from '../../../src/gateway/rotation/index.js';
import { memoryStores, type Stores } from '../../../src/stores/index.js';
import { caller, creation, HOST, NOW, names, PATH, problem, record, served } from './support.js';

describe('the rotation endpoint', () => {
  describe('S4: where the host or the store fails', () => {
    const broken = new Error('connection refused: password=hunter2');
    const fails = () => Promise.reject(broken);
    const throws = () => {
      throw broken;
    };

    function failing(part: Partial<Stores['integrations']>): Partial<RotationHandlerOptions> {
      const { integrations } = memoryStores();
      const get = async () => record;
      return { stores: { integrations: { ...integrations, get, byClientId: get, ...part } } };
    }

    test.each<[string, Partial<RotationHandlerOptions>, string, string]>([
      ['release', { release: fails }, 'GET', PATH],
      ['release, not modelled', { release: () => '2025.1' as Release }, 'GET', PATH],
      ['authenticate', { authenticate: fails }, 'GET', PATH],
      ['byClientId', failing({ byClientId: fails }), 'GET', PATH],
      ['certificates', failing({ certificates: fails }), 'GET', PATH],
      ['update, create', failing({ update: fails }), 'POST', PATH],
      ['update, revoke', failing({ update: fails }), 'POST', `${PATH}/abc/revoke`],
      ['now', { now: () => new Date(Number.NaN) }, 'GET', PATH],
      ['now, create', { now: () => new Date(Number.NaN) }, 'POST', PATH],
      ['now, throws', { now: throws }, 'GET', PATH],
    ])('%s: the answer is 503 and says nothing of it', async (_, options, method, path) => {
      const { call } = await served(options);
      const body = method === 'POST' ? creation() : undefined;
      const response = await call(method, path, body);
      expect(response.status).toBe(503);
      expect(await response.text()).not.toContain('hunter2');
    });

    it('tells onError of a list, and of a revocation that could not be kept', async () => {
      const list = await served(failing({ certificates: fails }));
      await list.call('GET');
      expect(list.errors).toEqual([broken]);
      const { integrations } = memoryStores();
      let steps = 0;
      const update: Stores['integrations']['update'] = (...step) => {
        steps += 1;
        return steps === 1 ? integrations.update(...step) : fails();
      };
      const revoke = await served(failing({ update }));
      expect((await revoke.call('POST', `${PATH}/abc/revoke`)).status).toBe(503);
      expect(revoke.errors).toEqual([broken]);
    });

    it('tells onError, where there is one', async () => {
      const { call, errors } = await served(failing({ update: fails }));
      await call('POST', PATH, creation());
      await call('POST', `${PATH}/abc/revoke`);
      expect(errors).toEqual([broken, broken]);
      const silent = createRotationHandler({
        stores: memoryStores(),
        release: fails,
        authenticate: () => caller,
        holdsRole: () => true,
        names,
        readCertificate,
        now: () => NOW,
      });
      expect((await silent(new Request(HOST + PATH))).status).toBe(503);
    });
  });

  it('S4: answers even where onError throws', async () => {
    const onError = () => {
      throw new Error('the log is full');
    };
    const { call } = await served({ release: () => Promise.reject(new Error('no release')), onError });
    const response = await call('GET');
    expect(await problem(response.clone())).toEqual({ status: 503, code: 'store_failed', rule: 'S4' });
    expect(await response.json()).toMatchObject({ violations: [{ remedy: 'Ask again.' }] });
  });
});
