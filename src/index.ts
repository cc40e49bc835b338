// The public API: what a program that embeds topo may use. Everything else may change at any time.
export { type Broker, type BrokerOptions, openBroker, type Transport } from './broker/open.ts';
export { type Loaded, type LoadOptions, load, loadTexts, type SourceText } from './loader/load.ts';
export { type Code, type CodeEntry, codes } from './model/codes.ts';
export { type Diagnostic, type Severity, type Span, TopoError } from './model/diagnostic.ts';
export type { Binding, Entity, EntityKind, Exchange, Policy, Queue, QueueType } from './model/entity.ts';
export { type EntityKey, keyOf } from './model/key.ts';
export type { BrokerIdentity, Facts, Observation, Observed } from './model/observed.ts';
export type { Action, Block, Change, FieldChange, Plan, Risk, Step, Summary } from './model/plan.ts';
export type { BrokerLock, BrokerReader, BrokerWriter, HeldLock, ObserveRequest, Progress } from './model/ports.ts';
export type { ApplyResult, RunReport, StepOutcome, StepState } from './model/run.ts';
export type { Declaration, Origins, Presence, Prune, Topology } from './model/topology.ts';
export type { Arguments, ArgumentValue, TypedValue } from './model/values.ts';
export { type ApplyOptions, apply, gate, type HeldLocks, type PlanRequest, plan, takeLocks, type Waiting, type Watch } from './pipeline.ts';
export { type Allowance, parseAllowance } from './planner/allow.ts';
export { renderApply } from './reporter/apply.ts';
export { renderDiagnostics } from './reporter/diagnostics.ts';
export { type PlanContext, renderPlan } from './reporter/plan.ts';
export { version } from './version.ts';
