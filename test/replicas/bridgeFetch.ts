/** The headers that the bridge needs: who asks, and whom. */
export const replicaHeader = 'x-replica';
export const addressHeader = 'x-address';

/** A fetch whose requests all go to the bridge, with the address that they are for in a header. */
export function throughBridge(bridge: string, replica: number, reach: typeof fetch): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const headers = new Headers(request.headers);
    headers.set(replicaHeader, String(replica));
    headers.set(addressHeader, request.url);
    const body = await request.arrayBuffer();
    return reach(bridge, {
      ...{ method: request.method, headers, redirect: 'manual', signal: request.signal },
      ...(body.byteLength > 0 && { body }),
    });
  };
}
