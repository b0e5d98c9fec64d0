// @ts-check
// A gateway in front of an account, in each framework: what the policy lets through is forwarded, body and all.

import { Agent, request as httpRequest } from 'node:http';
import { pipeline } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { authPolicy as expressPolicy } from './express.js';
import { authPolicy as fastifyPolicy } from './fastify.js';
import { authPolicy as honoPolicy } from './hono.js';

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */
/** @typedef {import('./host.js').Host} Host */

/** Fields that are about one connection alone (RFC 9110 section 7.6.1, RFC 9112 section 9.3). */
const HOP_BY_HOP = [
  'connection',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/**
 * What the policy has judged a request by, and what tells where its body ends. A request that names one of these in
 * `Connection` wants another request forwarded than the one that was judged.
 */
const NEVER_BY_HOP = ['authorization', 'content-length', 'content-type', 'cookie', 'host'];

/** @param {import('node:http').IncomingHttpHeaders} headers */
function namedIn({ connection = '' }) {
  return connection.split(',').map((name) => name.trim().toLowerCase());
}

/**
 * The fields that go on, which are those that are not about the connection.
 * @param {import('node:http').IncomingHttpHeaders} headers
 */
function endToEnd(headers) {
  const dropped = new Set([...HOP_BY_HOP, ...namedIn(headers)]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}

/**
 * What forwards a request to an origin, and its answer back.
 * @param {string} origin
 * @param {{ readonly timeout?: number }} [options] - `timeout`: for how many milliseconds the origin may be silent.
 */
export function forwardTo(origin, { timeout = 30_000 } = {}) {
  const { hostname, port } = new URL(origin);
  const agent = new Agent({ keepAlive: true });
  /**
   * @param {IncomingMessage} incoming
   * @param {ServerResponse} outgoing
   */
  return (incoming, outgoing) => {
    const { headers: received, method, url: path = '' } = incoming;
    const isOther = namedIn(received).some((name) => NEVER_BY_HOP.includes(name));
    // a URL in place of a path names a host of its own, beside that of the Host header
    if (!path.startsWith('/') || isOther) return void outgoing.writeHead(400).end();

    const headers = endToEnd(received);
    // without it, the body of a GET would be read by the origin as the next request
    if ('transfer-encoding' in received) headers['transfer-encoding'] = 'chunked';
    let failure = 502;
    const forwarded = httpRequest({ agent, hostname, port, method, path, headers, timeout }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
      // an origin that dies in the middle of its answer ends the answer here as well
      pipeline(answer, outgoing, () => {});
    });
    forwarded.on('timeout', () => {
      failure = 504;
      forwarded.destroy();
    });
    forwarded.on('error', () => {
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(failure).end();
    });
    // a client that goes away takes its request along
    outgoing.on('close', () => forwarded.destroy());
    incoming.pipe(forwarded);
  };
}

/** @typedef {ReturnType<typeof forwardTo>} Forward */

/**
 * Each gateway as a listener for `http.createServer`. Without a host it has no policy.
 * @type {Readonly<Record<string, (forward: Forward, host?: Host) => Promise<import('node:http').RequestListener>>>}
 */
export const GATEWAYS = {
  async express(forward, host) {
    const app = express();
    if (host) app.use(expressPolicy(host));
    app.use(forward);
    return app;
  },

  async fastify(forward, host) {
    const app = fastify();
    if (host) app.addHook('onRequest', fastifyPolicy(host));
    // bodies go through unread
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, _payload, done) => done(null));
    app.all('/*', (request, reply) => {
      reply.hijack();
      forward(request.raw, reply.raw);
    });
    await app.ready();
    return (incoming, outgoing) => app.routing(incoming, outgoing);
  },

  async hono(forward, host) {
    /** @type {Hono<{ Bindings: import('@hono/node-server').HttpBindings }>} */
    const app = new Hono();
    if (host) app.use(honoPolicy(host));
    app.all('*', ({ env }) => {
      forward(env.incoming, env.outgoing);
      return RESPONSE_ALREADY_SENT;
    });
    return getRequestListener(app.fetch);
  },
};
