/**
 * The network that an address stands for, so that one attacker is counted once however the address is spelt: an IPv4
 * address is itself, an IPv6 address is its /64, and an IPv4 address dressed as IPv6 is the IPv4 address. What cannot be
 * read is all one network.
 */
export function networkOf(address: string): string {
  const bare = withoutPort(address.trim())
  if (/^\d+\.\d+\.\d+\.\d+$/.test(bare)) return hostOf(bare) ?? unknown
  const groups = groupsOf(bare)
  if (!groups) return unknown
  const [, , , , , marker, high = 0, low = 0] = groups
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && marker === 0xffff
  if (isMapped) return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}

/** What a list of sessions tells of the network: enough to know one's own, not one person's whole address. */
export function prefixOf(network: string): string {
  return network.replace(/\.\d+$/, '.0/24')
}

const unknown = 'unknown'

function withoutPort(address: string): string {
  const [, inBrackets] = /^\[([^\]]+)\](?::\d+)?$/.exec(address) ?? []
  const [, withPort] = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address) ?? []
  return (inBrackets ?? withPort ?? address).replace(/%.*$/, '')
}

/** The eight groups of an IPv6 address, from whatever spelling. */
function groupsOf(address: string): number[] | undefined {
  const host = hostOf(`[${address}]`)
  if (host === undefined) return undefined
  const [before = '', after] = host.slice(1, -1).split('::')
  const read = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => parseInt(group, 16))
  const [head, tail] = [read(before), read(after ?? '')]
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail]
}

// The parser of web addresses knows every spelling, and gives one.
function hostOf(text: string): string | undefined {
  try {
    return new URL(`http://${text}/`).hostname
  } catch {
    return undefined
  }
}
