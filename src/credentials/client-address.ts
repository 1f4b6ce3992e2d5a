import { networkOf } from './network-of.ts'

/**
 * Where a request comes from: the other end of the connection, or, where that is a proxy we trust, the last address in
 * `X-Forwarded-For` that is not such a proxy. What stands before it a client may have written.
 */
export function clientAddress(
  socketAddress: string,
  forwardedFor: string | undefined,
  trusted: readonly string[],
): string {
  const proxies = new Set(trusted.map(networkOf))
  const hops = [...(forwardedFor ?? '').split(',').map((hop) => hop.trim()), socketAddress]
  let address = socketAddress
  for (const hop of hops.toReversed()) {
    if (hop === '') break
    address = hop
    if (!proxies.has(networkOf(hop))) break
  }
  return address
}
