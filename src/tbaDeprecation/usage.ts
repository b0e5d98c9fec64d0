import type { Channel } from '../core/records.js';
import type { SoapEndpoint } from './soapMatrix.js';

/** Use of SOAP web services. */
export interface SoapUsage {
  /** What is called. */
  readonly channel: 'soap';
  /** The SOAP endpoint that is called. */
  readonly soapEndpoint: SoapEndpoint;
}

/** Use of anything else than SOAP web services. */
export interface OtherUsage {
  /** What is called. */
  readonly channel: Exclude<Channel, 'soap'>;
}

/** What an integration uses TBA on. Only SOAP has an endpoint, and always has one. */
export type TbaUsage = OtherUsage | SoapUsage;
