// @ts-check
// A gateway in front of an account, in each framework: what the policy lets through is forwarded, body and all.

import { Agent, request as httpRequest } from 'node:http';
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

/**
 * What forwards a request to an origin, and its answer back.
 * @param {string} origin
 */
export function forwardTo(origin) {
  const { hostname, port } = new URL(origin);
  const agent = new Agent({ keepAlive: true });
  /**
   * @param {IncomingMessage} incoming
   * @param {ServerResponse} outgoing
   */
  return (incoming, outgoing) => {
    const { headers, method, url: path = '' } = incoming;
    // a URL in place of a path names a host of its own, beside that of the Host header
    if (!path.startsWith('/')) return void outgoing.writeHead(400).end();
    const forwarded = httpRequest({ agent, hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroyed || outgoing.writeHead(502).end());
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
