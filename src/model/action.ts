// The actions of a plan on an entity.

/**
 * What happens to an entity. `update` is in place (policies only); `replace` deletes and declares again; `migrate` does so with every
 * message kept; `ensure` declares again without knowing whether it exists, a no-op where it does (bindings over AMQP); `rebind` unbinds a
 * binding and binds it again unchanged.
 */
export type Action = 'create' | 'update' | 'replace' | 'migrate' | 'rename' | 'delete' | 'keep' | 'ensure' | 'rebind';
