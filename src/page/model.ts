// The data of a page: everything that its script needs, as plain JSON inside the file. It contains no secret: of the entities, only those
// that routing depends on.

import type { Folds } from '../graph/fold.ts';
import type { Grouping } from '../graph/group.ts';
import type { Graph } from '../graph/model.ts';
import type { Layout } from '../graph/picture.ts';
import type { Entity } from '../model/entity.ts';
import type { EntityKey } from '../model/key.ts';

/** One state of a topology. A plan has two: before and after it. */
export interface PageSide {
  readonly title: string;
  /** Version of the broker, if there is one. */
  readonly version?: string;
  readonly entities: readonly Entity[];
}

/** One setting in force: its key, its value, and its source with the values that do not take effect. */
export type PageSetting = readonly [key: string, value: string, source: string];

/** A policy or operator policy that matches an object, and its effect. */
export type PagePolicy = readonly [title: string, standing: string];

/** What governs one queue or exchange. */
export interface PageWhy {
  readonly settings: readonly PageSetting[];
  readonly policies: readonly PagePolicy[];
}

/** A diagnostic of lint, or of the loader. */
export interface PageFinding {
  readonly key?: EntityKey;
  readonly severity: 'error' | 'warning' | 'notice';
  readonly code: string;
  readonly text: string;
  readonly fix?: string;
}

/** A routing test. */
export interface PageTest {
  readonly name: string;
  readonly vhost: string;
  readonly exchange: string;
  readonly routingKey: string;
  /** Headers as `NAME=value`. */
  readonly headers: readonly string[];
  /** Names of the queues that it mentions. */
  readonly queues: readonly string[];
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly place?: string;
}

/** One change of a plan: its lines as the plan prints them. */
export interface PageChange {
  readonly key: EntityKey;
  readonly action: string;
  /** The kind and name of the object. */
  readonly title: string;
  readonly details: readonly string[];
  /** Word and text of each line below it. */
  readonly remarks: readonly (readonly [word: string, text: string])[];
  readonly blocked?: string;
}

/** A plan. */
export interface PagePlan {
  readonly summary: string;
  readonly digest: string;
  readonly changes: readonly PageChange[];
  readonly routes: readonly string[];
}

/** The whole page. */
export interface PageData {
  /** Version of topo. */
  readonly topo: string;
  /** What is shown: the paths, the broker, or the saved plan. */
  readonly title: string;
  readonly graph: Graph;
  readonly layout: Layout;
  /** How objects are grouped: by prefix unless by file. */
  readonly grouping: Grouping;
  /** Groups that fold; absent in a small picture. */
  readonly folds?: Folds;
  /** One side, or the sides before and after a plan. */
  readonly sides: readonly PageSide[];
  /** `file:line` of objects, bindings and policies. */
  readonly places: { readonly [key: EntityKey]: string };
  readonly whys: { readonly [key: EntityKey]: PageWhy };
  readonly findings: readonly PageFinding[];
  readonly tests: readonly PageTest[];
  readonly plan?: PagePlan;
}
