import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { licencesRead } from './allowed.ts'

const root = join(import.meta.dirname, '../..')

/** A package as the lock file pins it; `licence` is what its own package.json says, where it is installed here, or what was read in its words. */
export type Package = {
  path: string
  name: string
  licence: string
  integrity: string | null
  hasInstallScript: boolean
}

type Manifest = { license?: string | { type: string }; licenses?: { type: string }[] }
type Lock = {
  packages: Record<string, Manifest & { integrity?: string; hasInstallScript?: boolean; link?: boolean }>
}
type Project = Record<'dependencies' | 'optionalDependencies' | 'devDependencies', Record<string, string>>

export const readRoot = (file: string): string => readFileSync(join(root, file), 'utf8')

export const readProject = (): Project => JSON.parse(readRoot('package.json')) as Project

function licenceOf({ license, licenses }: Manifest): string {
  if (typeof license === 'string') return license
  return license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? 'none'
}

/** Every package of the lock file, those of other platforms included. */
export function readPackages(): Package[] {
  const { packages } = JSON.parse(readRoot('package-lock.json')) as Lock
  return Object.entries(packages).flatMap(([path, entry]) => {
    if (path === '') return []
    const own = join(path, 'package.json')
    const manifest = existsSync(join(root, own)) ? (JSON.parse(readRoot(own)) as Manifest) : entry
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    return {
      path,
      name,
      licence: licencesRead[name] ?? licenceOf(manifest),
      integrity: entry.integrity ?? null,
      hasInstallScript: entry.hasInstallScript ?? false,
    }
  })
}
