declare const tag: unique symbol

/** A plain value that only one place may make: `Brand<number, 'TenantId'>`. */
export type Brand<Value, Name extends string> = Value & { readonly [tag]: Name }
