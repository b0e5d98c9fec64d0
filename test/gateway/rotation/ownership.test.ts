import { describe, expect, it, test } from 'vitest';
import type { RotationCaller } from '../../../src/gateway/rotation/index.js';
import { ACCOUNT, administrator, caller, idOf, OWN, PATH, problem, served } from './support.js';

describe('CHOICE-ROTATION-OWN: a caller with the permission for own certificates', () => {
  it('creates none for another entity, unless that is chosen or the role manages all', async () => {
    const notOwn = { status: 403, code: 'entity_not_own', rule: 'CHOICE-ROTATION-OWN' };
    expect(await problem(await (await served()).create('ec-p256', { entity: 12 }))).toEqual(notOwn);
    const chosen = await served({ choices: { certificatesOf: 'any_entity' } });
    expect((await chosen.create('ec-p256', { entity: 12 })).status).toBe(200);
    const manager: RotationCaller = {
      ...caller,
      role: { kind: 'other', permissions: [OWN, 'OAuth 2.0 Authorized Applications Management'] },
    };
    const managed = await served({ authenticate: () => manager });
    expect((await managed.create('ec-p256', { entity: 12 })).status).toBe(200);
  });

  it('says what is wrong, and does not ask for the roles of another entity', async () => {
    let asked = 0;
    const { create } = await served({
      holdsRole: () => {
        asked += 1;
        return false;
      },
    });
    expect(await (await create('ec-p256', { entity: 12 })).json()).toMatchObject({
      code: 'entity_not_own',
      violations: [
        {
          path: ['body', 'entity'],
          remedy: 'Use a role with the permission “OAuth 2.0 Authorized Applications Management”.',
        },
      ],
    });
    expect(asked).toBe(0);
    expect(await (await create('ec-p256')).json()).toMatchObject({
      code: 'role_not_held',
      violations: [{ path: ['body', 'role'] }],
    });
    expect(asked).toBe(1);
  });

  it('ROT-6: takes an entity that is sent as a number for the caller’s', async () => {
    expect((await (await served()).create('ec-p256', { entity: -5 })).status).toBe(200);
  });

  it('ROT-12: creates one for another role of its entity', async () => {
    expect((await (await served()).create('ec-p256', { role: 1 })).status).toBe(200);
  });

  test.each([false, undefined, 'yes'])(
    'creates none for a role that the entity does not hold: %j',
    async (held) => {
      const asked: unknown[] = [];
      const { create } = await served({
        holdsRole: (...subject) => {
          asked.push(subject);
          return held as boolean;
        },
      });
      expect(await problem(await create('ec-p256'))).toEqual({
        status: 400,
        code: 'role_not_held',
        rule: 'CHOICE-ROTATION-OWN',
      });
      expect(asked).toEqual([[{ entityId: '-5', roleId: '1000' }, ACCOUNT]]);
    },
  );

  it('revokes none of another entity', async () => {
    let who = administrator;
    const { call, create } = await served({ authenticate: () => who });
    const certificate_id = await idOf(await create('ec-p256', { entity: 12 }));
    who = caller;
    const path = `${PATH}/${certificate_id}/revoke`;
    const response = await call('POST', path);
    expect(await response.clone().json()).toMatchObject({ violations: [{ path: ['certificateId'] }] });
    expect(await problem(response)).toMatchObject({ status: 403, code: 'entity_not_own' });
    expect(await (await call('GET')).json()).toMatchObject([{ revoked: false }]);
    who = administrator;
    expect((await call('POST', path)).status).toBe(200);
  });
});
