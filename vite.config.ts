import { relative } from 'node:path'
import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig, type Plugin } from 'vite'

const src = `${import.meta.dirname}/src/`
const isDoorway = /^(routes\/|hooks)/
const holdsSql = /\.(sql|action)\.ts$|\/doors\.ts$/

/**
 * Rooms are loaded once, type-stripped by Node, and never copied into the bundle of the pages: a second copy
 * would have its own module state, and `instanceof` would be false across the two.
 */
const roomsStayOutside: Plugin = {
  name: 'rooms-stay-outside',
  enforce: 'pre',
  apply: 'build',
  async resolveId(id, from, options) {
    if (!options.ssr && holdsSql.test(id))
      this.error(`${id} must not reach the browser (asked for by ${from})`)
    if (!options.ssr || !from || !id.endsWith('.ts')) return null
    const resolved = await this.resolve(id, from, { ...options, skipSelf: true })
    const file = resolved?.id.split('?')[0] ?? ''
    const isRoom = file.startsWith(src) && file.endsWith('.ts') && !isDoorway.test(relative(src, file))
    return isRoom ? { id: `#src/${relative(src, file)}`, external: true } : null
  },
}

export default defineConfig({
  plugins: [
    roomsStayOutside,
    sveltekit({
      adapter: adapter({ out: 'build', precompress: true }),
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'manifest-src': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
          'base-uri': ['none'],
        },
      },
    }),
  ],
})
