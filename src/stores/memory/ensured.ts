/** What a map holds under a name: from now on, if it was not there. */
export function ensured<T>(map: Map<string, T>, name: string, make: () => T): T {
  const present = map.get(name);
  if (present !== undefined) return present;
  const made = make();
  map.set(name, made);
  return made;
}
