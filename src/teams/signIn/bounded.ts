/** Puts an entry at the end of the map and lets the oldest go, so that no stream of requests can fill the memory. */
export function putBounded<K, V>(map: Map<K, V>, key: K, value: V, limit: number): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= limit) return;
    map.delete(oldest);
  }
}
