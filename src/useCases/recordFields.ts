import { checkFlag, checkList, checkObject, checkText, checkTexts, checkWord } from '../core/facts.js';
import {
  CHANNELS,
  type Channel,
  CLIENT_TYPES,
  INTEGRATION_RECORD_ORIGINS,
  INTEGRATION_RECORD_STATES,
  type IntegrationRecord,
  SCOPES,
  TBA_FLOWS,
} from '../core/records.js';

/** The fields of an integration record that a caller can give. */
type GivenFields = Omit<IntegrationRecord, 'authorizationCodeGrantSince' | 'createdIn' | 'tbaSince'>;

/** Demands a list of these words. @throws {@link FactsError} */
function checkWords<Word extends string>(
  values: readonly Word[],
  words: readonly Word[],
  ...path: string[]
): void {
  checkList(values, ...path);
  for (const [index, value] of values.entries()) checkWord(value, words, ...path, index);
}

/** What each field has to be. */
const FIELDS: {
  readonly [Name in keyof GivenFields]: (value: GivenFields[Name], ...path: string[]) => void;
} = {
  id: checkText,
  name: checkText,
  clientId: checkText,
  state: (value, ...path) => checkWord(value, INTEGRATION_RECORD_STATES, ...path),
  origin: (value, ...path) => checkWord(value, INTEGRATION_RECORD_ORIGINS, ...path),
  clientType: (value, ...path) => checkWord(value, CLIENT_TYPES, ...path),
  authorizationCodeGrant: checkFlag,
  clientCredentialsGrant: checkFlag,
  redirectUris: checkTexts,
  scopes: (values, ...path) => checkWords(values, SCOPES, ...path),
  tba: (values, ...path) => checkWords(values, TBA_FLOWS, ...path),
  userCredentials: checkFlag,
};

function checkField<Name extends keyof GivenFields>(record: GivenFields, name: Name, root: string): void {
  FIELDS[name](record[name], root, name);
}

/** Demands every field of a record: what is stored is whole, also where no answer depends on it. @throws {@link FactsError} */
export function checkRecord(record: GivenFields): void {
  checkObject(record, 'integration');
  for (const name of Object.keys(FIELDS)) checkField(record, name as keyof GivenFields, 'integration');
}

/** Demands the fields of a record that are there. @throws {@link FactsError} */
export function checkFields(fields: Partial<GivenFields>): void {
  for (const name of Object.keys(fields)) {
    checkField(fields as GivenFields, name as keyof GivenFields, 'to');
  }
}

/** Demands the channels that a record is used on. @throws {@link FactsError} */
export function checkChannels(channels: readonly Channel[]): void {
  checkWords(channels, CHANNELS, 'channels');
}
