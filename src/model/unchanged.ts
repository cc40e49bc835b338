// Objects that a plan leaves unchanged: undeclared ones, and those whose changes a part of a plan leaves out.
import type { Action } from './action.ts';
import type { Code } from './codes.ts';
import type { Entity } from './entity.ts';
import type { EntityKey } from './key.ts';

/** An undeclared object that is left unchanged. */
export interface Undeclared {
  readonly key: EntityKey;
  readonly entity: Entity;
  /**
   * `delivers`: a binding to a declared queue or exchange. `receives`: a queue or exchange that is bound to a declared exchange. `named`: an
   * exchange that `prune` covers, and that is not deleted because a remaining object uses it as its dead-letter or alternate exchange. `down`,
   * `needed`: an object that `prune` covers, and that is not deleted because it is a queue that is down, or such a queue needs it.
   */
  readonly use?: 'delivers' | 'receives' | 'named' | 'down' | 'needed';
}

/** A change that a part of a plan leaves out. */
export interface Left {
  readonly key: EntityKey;
  /** What the whole plan would do. */
  readonly action: Action;
  /** As declared, or else as observed; absent if unknown. */
  readonly entity?: Entity;
  /** `only`: not selected; `blocked`: skipped, with the code in `blocked`; `depends`: it binds an object, or is in a virtual host, that is left out. */
  readonly because: 'only' | 'blocked' | 'depends';
  readonly blocked?: Code;
}
