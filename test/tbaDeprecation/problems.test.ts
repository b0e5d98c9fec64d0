import { describe, expect, it, test } from 'vitest';
import { INTEGRATION_ADVICE } from '../../src/integrations/advice.js';
import { NEW_USER_CREDENTIALS, SOAP_RECORD_CHANGES } from '../../src/integrations/limitsAndDates.js';
import { INTEGRATION_PROBLEMS } from '../../src/integrations/problems.js';
import { TBA_ADVICE } from '../../src/tbaDeprecation/advice.js';
import * as TERMS from '../../src/tbaDeprecation/limitsAndDates.js';
import { TBA_MOVE_STEPS } from '../../src/tbaDeprecation/moveSteps.js';
import { TBA_PROBLEMS } from '../../src/tbaDeprecation/problems.js';
import { SOAP_ENDPOINTS } from '../../src/tbaDeprecation/soapMatrix.js';

const SENTENCES = [
  TBA_PROBLEMS,
  INTEGRATION_PROBLEMS,
  TBA_ADVICE,
  INTEGRATION_ADVICE,
  TBA_MOVE_STEPS,
].flatMap((table) =>
  Object.entries<{ message: string; remedy?: string }>(table).flatMap(([code, { message, remedy }]) => [
    [code, message] as const,
    ...(remedy === undefined ? [] : [[code, remedy] as const]),
  ]),
);

describe('what is said', () => {
  test.each(SENTENCES)('of %s is a whole sentence: %s', (_, sentence) => {
    expect(sentence).toMatch(/^[A-Z].+\.$/s);
    expect(sentence).not.toMatch(/undefined|null|\[object/);
  });
});

describe('a dated table', () => {
  const tables = Object.entries({
    ...SOAP_ENDPOINTS,
    ...TERMS.PERMISSIONS_NEEDED,
    NEW_TBA: TERMS.NEW_TBA,
    EXISTING_TBA: TERMS.EXISTING_TBA,
    NLAUTH: TERMS.NLAUTH,
    REST_ADVISED: TERMS.REST_ADVISED,
    RESTLET_CREDENTIALS: TERMS.RESTLET_CREDENTIALS,
    SOAP_CREDENTIALS: TERMS.SOAP_CREDENTIALS,
    SOAP_RECORD_CHANGES,
    NEW_USER_CREDENTIALS,
  });

  it.each(tables)('%s has its rows in order, the oldest first', (_, rows) => {
    const since = rows.map((row) => row.since);
    expect(since).toEqual(since.toSorted());
  });
});
