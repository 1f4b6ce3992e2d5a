import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'

/** The fonts of the machine where it has any, and always those of the package: a page without a font ends the browser. */
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fonts</cachedir>
  <alias><family>Arial</family><prefer><family>Liberation Sans</family><family>Open Sans</family></prefer></alias>
</fontconfig>
`

/**
 * Unpacks the browser of `@sparticuz/chromium` into TMPDIR. A program of its own because the package changes the
 * environment of whoever loads it, and unpacks the libraries it needs only where AWS_EXECUTION_ENV asks for them.
 */
await chromium.executablePath()
writeFileSync(join(tmpdir(), 'fonts.conf'), fonts)
