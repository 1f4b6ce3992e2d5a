import { storableText } from '../kernel/storable-text.ts'
import type { Plain } from './entry.ts'

/** The value as it will be read back, text and keys included: what is hashed must be what is stored. */
export function storable<Value extends Plain>(value: Value): Value
export function storable(value: Plain): Plain {
  if (typeof value === 'string') return storableText(value)
  if (Array.isArray(value)) return value.map((item: Plain) => storable(item))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [storableText(key), storable(item)]))
}
