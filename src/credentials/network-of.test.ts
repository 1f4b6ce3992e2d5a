import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientAddress } from './client-address.ts'
import { networkOf, prefixOf } from './network-of.ts'

describe('the network of an address', () => {
  // RFC 5952 §1–2 gives these as spellings of one address.
  it.each([
    '2001:db8:0:0:1:0:0:1',
    '2001:0db8:0:0:1:0:0:1',
    '2001:db8::1:0:0:1',
    '2001:db8::0:1:0:0:1',
    '2001:0db8::1:0:0:1',
    '2001:db8:0:0:1::1',
    '2001:db8:0000:0:1::1',
    '2001:DB8:0:0:1::1',
    '[2001:db8:0:0:1::1]:443',
    '2001:db8:0:0:1::1%eth0',
    ' 2001:db8::1:0:0.0.0.1 ',
    '2001:db8::ffff:ffff:ffff:ffff',
  ])('%s is one and the same', (address) => {
    expect(networkOf(address)).toBe('2001:db8:0:0::/64')
  })

  it.each([
    '192.0.2.33',
    '::ffff:192.0.2.33',
    '::FFFF:c000:0221',
    '0:0:0:0:0:ffff:192.0.2.33',
    '192.0.2.33:51000',
  ])('%s is an IPv4 address', (address) => {
    expect(networkOf(address)).toBe('192.0.2.33')
  })

  it('differs with the first half of an IPv6 address, and with the whole of an IPv4 address', () => {
    expect(networkOf('2001:db8:0:1::1')).not.toBe(networkOf('2001:db8:0:2::1'))
    expect(networkOf('192.0.2.33')).not.toBe(networkOf('192.0.2.34'))
  })

  it('of every spelling of random groups is the same', () => {
    const group = fc.integer({ min: 0, max: 0xffff })
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), fc.boolean(), (groups, isLong) => {
        fc.pre(groups.slice(0, 5).some((one) => one > 0))
        const hex = groups.map((one) => one.toString(16).padStart(isLong ? 4 : 1, '0'))
        expect(networkOf(hex.join(':').toUpperCase())).toBe(networkOf(hex.join(':')))
        expect(networkOf(hex.join(':'))).toBe(
          `${groups
            .slice(0, 4)
            .map((one) => one.toString(16))
            .join(':')}::/64`,
        )
      }),
    )
  })

  it.each(['', 'nonsense', '1.2.3', '1.2.3.4.5', '::1::2', 'x'.repeat(10_000), '300.1.1.1'])(
    '%j is the network of all that cannot be read',
    (address) => {
      expect(networkOf(address)).toBe('unknown')
    },
  )

  it('is told to its owner as a prefix', () => {
    expect([prefixOf('192.0.2.33'), prefixOf('2001:db8:0:0::/64')]).toEqual([
      '192.0.2.0/24',
      '2001:db8:0:0::/64',
    ])
  })
})

describe('the address of a request', () => {
  it('is the socket’s, whatever a client says, unless a proxy is trusted', () => {
    expect(clientAddress('203.0.113.9', '192.0.2.1', [])).toBe('203.0.113.9')
    expect(clientAddress('203.0.113.9', '192.0.2.1', ['198.51.100.1'])).toBe('203.0.113.9')
  })

  it('is the last that a trusted proxy has seen, not what came before it', () => {
    expect(clientAddress('::ffff:198.51.100.1', '192.0.2.66, 192.0.2.1', ['198.51.100.1'])).toBe('192.0.2.1')
    expect(clientAddress('10.0.0.2', '192.0.2.66, 192.0.2.1, 10.0.0.1', ['10.0.0.1', '10.0.0.2'])).toBe(
      '192.0.2.1',
    )
    expect(clientAddress('10.0.0.1', undefined, ['10.0.0.1'])).toBe('10.0.0.1')
    expect(clientAddress('10.0.0.1', '10.0.0.1', ['10.0.0.1'])).toBe('10.0.0.1')
  })
})
