/** What a map holds under a name. If it holds nothing yet, it holds what `create` gives from now on. */
export function getOrCreate<T>(map: Map<string, T>, name: string, create: () => T): T {
  const present = map.get(name);
  if (present !== undefined) return present;
  const created = create();
  map.set(name, created);
  return created;
}
