import * as z from 'zod/mini';
import { oneOf } from '../records.schema.js';
import type { TbaUsage } from './plan.js';
import { isSoapEndpoint } from './soap.js';
import { SOAP_ENDPOINTS, type SoapEndpoint } from './timeline.js';

export const soapEndpoint: z.ZodMiniType<SoapEndpoint, string> = oneOf(
  Object.keys(SOAP_ENDPOINTS).filter(isSoapEndpoint),
);

/** What an integration is used on. Only a SOAP entry has an endpoint, and it always has one. */
export const usage: z.ZodMiniType<TbaUsage> = z.union([
  z.strictObject({ channel: z.literal('soap'), soapEndpoint }),
  z.strictObject({ channel: oneOf(['connect', 'rest', 'restlet']) }),
]);
