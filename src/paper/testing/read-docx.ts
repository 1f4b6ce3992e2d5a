import { fromBuffer } from 'yauzl'
import { elementsOf, readXml, type XmlElement } from '../../charts/testing/read-xml.ts'

/** The parts of a Word file, unpacked by a second zip reader than the one that packed it. */
export async function partsOf(file: Uint8Array): Promise<Map<string, Buffer>> {
  return await new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(file), { lazyEntries: true }, (error, zip) => {
      if (error) {
        reject(error)
        return
      }
      const parts = new Map<string, Buffer>()
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (fault, stream) => {
          if (fault) {
            reject(fault)
            return
          }
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('error', reject)
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(chunks))
            zip.readEntry()
          })
        })
      })
      zip.on('error', reject)
      zip.on('end', () => resolve(parts))
      zip.readEntry()
    })
  })
}

export function xmlPart(parts: ReadonlyMap<string, Buffer>, path: string): XmlElement {
  const part = parts.get(path)
  if (!part) throw new Error(`No part ${path}`)
  return readXml(part.toString('utf8'))
}

/** Where the relationships of a part lead, by id. */
export function targetsOf(parts: ReadonlyMap<string, Buffer>, path: string): Map<string, string> {
  const rels = path.replace(/([^/]*)$/, '_rels/$1.rels')
  if (!parts.has(rels)) return new Map()
  return new Map(
    elementsOf(xmlPart(parts, rels), 'Relationship').map(({ attributes }) => [
      attributes.Id ?? '',
      attributes.Target ?? '',
    ]),
  )
}

/** The value of the first element of this name inside. */
export function valueOf(element: XmlElement, name: string): string | undefined {
  return elementsOf(element, name)[0]?.attributes['w:val']
}
