import { type ApiRequestHead, classifyApiRequest } from '../../../src/gateway/api/request.js';

export const HOST = 'tstdrv123-sb1.suitetalk.api.netsuite.com';
export const REST = '/services/rest/record/v1/customer/7';
export const TBA =
  'OAuth realm="TSTDRV123_SB1", oauth_consumer_key="ck", oauth_token="t", oauth_signature_method="HMAC-SHA256", oauth_timestamp="1", oauth_nonce="n", oauth_version="1.0", oauth_signature="s%3D"';
export const NLAUTH = 'NLAuth nlauth_account=TSTDRV123_SB1, nlauth_email=a%40b.example, nlauth_signature=p';

export function at(url: unknown, headers: unknown = {}, method: unknown = 'GET') {
  return classifyApiRequest({ method, url, headers } as ApiRequestHead);
}

/** How a request with this header authenticates, at the host of TSTDRV123_SB1. */
export function by(authorization: unknown, url = REST, others: object = {}) {
  return at(url, { host: HOST, ...others, authorization }).authentication;
}
