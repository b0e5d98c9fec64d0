import * as z from 'zod/mini';
import { kindOf, object } from '../core/factsSchema.js';
import { CHANNELS } from '../core/records.js';
import { oneOf } from '../core/schema.js';
import { isSoapEndpoint } from './soapEndpoint.js';
import { SOAP_ENDPOINTS, type SoapEndpoint } from './soapMatrix.js';
import type { OtherUsage, SoapUsage, TbaUsage } from './usage.js';

/** A SOAP endpoint, by its canonical name. */
export const soapEndpoint: z.ZodMiniType<SoapEndpoint, string> = oneOf(
  Object.keys(SOAP_ENDPOINTS).filter(isSoapEndpoint),
);

/** A channel without an endpoint. */
export const otherChannel: z.ZodMiniType<OtherUsage['channel'], string> = oneOf(
  CHANNELS.filter((channel): channel is OtherUsage['channel'] => channel !== 'soap'),
);

/** What an integration uses TBA on. Only a SOAP entry has an endpoint, and it always has one. */
export const usage: z.ZodMiniType<TbaUsage> = kindOf<TbaUsage>(
  'channel',
  object<SoapUsage>({ channel: z.literal('soap'), soapEndpoint }),
  object<OtherUsage>({ channel: otherChannel }),
);
