import { build } from './build-if-needed.ts'

// `npm run build`: the same as a start does when it finds nothing built.
await build(new AbortController().signal)
