import { describe, expect, it, test } from 'vitest';
import { creation, HOST, PATH, pem, problem, served } from './support.js';

describe('the rotation endpoint', () => {
  describe('CHOICE-ROTATION-BODY: a body above the bound', () => {
    /** A body that counts how much of it was asked for. */
    function endless() {
      const taken = { chunks: 0, cancelled: false };
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          taken.chunks += 1;
          controller.enqueue(new Uint8Array(1024).fill(0x20));
        },
        cancel() {
          taken.cancelled = true;
        },
      });
      return { taken, body };
    }

    function post(body: ReadableStream<Uint8Array>, headers: Record<string, string> = {}) {
      const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, headers, duplex: 'half' };
      return new Request(HOST + PATH, init);
    }

    it('is refused before it is read whole', async () => {
      const { handler } = await served({ choices: { maximumBodyBytes: 4096 } });
      const { body, taken } = endless();
      expect(await problem(await handler(post(body)))).toMatchObject({ status: 413, code: 'body_too_large' });
      expect(taken.cancelled).toBe(true);
      expect(taken.chunks).toBeLessThan(10);
    });

    it('is refused unread where it states its length', async () => {
      const { handler } = await served();
      const { body, taken } = endless();
      const response = await handler(post(body, { 'Content-Length': '65537' }));
      expect(await problem(response)).toMatchObject({ status: 413, code: 'body_too_large' });
      expect(taken.cancelled).toBe(true);
      expect(taken.chunks).toBeLessThan(3);
    });

    it('is refused even if giving it up fails', async () => {
      const { handler, errors } = await served();
      const body = new ReadableStream<Uint8Array>({
        cancel() {
          throw new Error('the client is gone');
        },
      });
      const response = await handler(post(body, { 'Content-Length': '65537' }));
      expect(await problem(response)).toMatchObject({ status: 413, code: 'body_too_large' });
      expect(errors).toEqual([]);
    });

    it('is refused unread where there is none to read', async () => {
      const { call } = await served();
      const response = await call('POST', PATH, undefined, { 'Content-Length': '65537' });
      expect(response.status).toBe(413);
    });

    it('is read up to the bound and no further', async () => {
      const text = JSON.stringify(creation());
      const { length } = text;
      const within = await served({ choices: { maximumBodyBytes: length } });
      expect((await within.call('POST', PATH, text)).status).toBe(200);
      const above = await served({ choices: { maximumBodyBytes: length - 1 } });
      expect((await above.call('POST', PATH, text)).status).toBe(413);
    });

    it('is read at the default bound, and where it states the bound as its length', async () => {
      const { call } = await served();
      const text = JSON.stringify(creation()).padEnd(65_536);
      expect((await call('POST', PATH, text, { 'Content-Length': '65536' })).status).toBe(200);
      expect((await call('POST', PATH, `${text} `)).status).toBe(413);
    });

    test.each([
      ['broken UTF-8', [new Uint8Array([0x22, 0xff, 0x22])]],
      ['UTF-8 that ends too early', [new Uint8Array([0x22, 0xe2, 0x82])]],
      ['UTF-8 that ends too early behind JSON', [new Uint8Array([0x7b, 0x7d, 0xe2, 0x82])]],
    ])('ROT-6: %s is refused', async (_, chunks) => {
      const { handler } = await served();
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (const chunk of chunks) controller.enqueue(chunk);
          controller.close();
        },
      });
      expect(await problem(await handler(post(body)))).toMatchObject({
        status: 400,
        code: 'body_unreadable',
      });
    });

    it('ROT-6: one that breaks off is refused', async () => {
      const { handler } = await served();
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          controller.error(new Error('connection lost'));
        },
      });
      expect(await problem(await handler(post(body)))).toMatchObject({
        status: 400,
        code: 'body_unreadable',
      });
    });

    it('RFC 8259 section 8.1: may begin with a byte order mark', async () => {
      const { call } = await served();
      expect((await call('POST', PATH, `\ufeff${JSON.stringify(creation())}`)).status).toBe(200);
    });

    it('ROT-6: characters may be split between chunks', async () => {
      const { handler } = await served();
      const bytes = new TextEncoder().encode(JSON.stringify(creation(`é ${pem('ec-p256')}`)));
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
          controller.close();
        },
      });
      expect((await handler(post(body))).status).toBe(200);
    });
  });
});
