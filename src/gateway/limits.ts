/** Characters that an id in a request has at most: a client ID, a consumer key, or the id of a certificate. */
export const LONGEST_ID = 255;
