/** The grants, as `grant_type` names them (PK-10, PK-17, CERT-23). */
export const GRANT_TYPES = ['authorization_code', 'refresh_token', 'client_credentials'] as const;

/** A grant, as `grant_type` names it. */
export type GrantType = (typeof GRANT_TYPES)[number];
