// The public API: what a program that embeds topo may use. Everything else may change at any time.
export { type Broker, type BrokerOptions, openBroker, type Transport } from './broker/open.ts';
export { type Linted, type LintFinding, type LintRequest, lint } from './lint/lint.ts';
export { type Loaded, type LoadOptions, load, loadTexts, type SourceText } from './loader/load.ts';
export { type Code, type CodeEntry, codes } from './model/codes.ts';
export { type Diagnostic, type Severity, type Span, TopoError } from './model/diagnostic.ts';
export type { Binding, Entity, EntityKind, Exchange, Policy, Queue, QueueType } from './model/entity.ts';
export { type EntityKey, keyOf } from './model/key.ts';
export type { BrokerIdentity, Facts, Observation, Observed } from './model/observed.ts';
export type { Action, Block, Change, FieldChange, Plan, Risk, Step, Summary } from './model/plan.ts';
export type { BrokerLock, BrokerReader, BrokerWriter, HeldLock, ObserveRequest, Progress } from './model/ports.ts';
export type { Publication } from './model/publication.ts';
export type { DeadLettering, DeathReason, RouteChange, RoutedMessage, Routing, RoutingDiff } from './model/routing.ts';
export type { Coverage, Expectation, Mismatch, RoutingTest, RoutingTests, TestResult, TestStep } from './model/routing-test.ts';
export type { ApplyResult, RunReport, StepOutcome, StepState } from './model/run.ts';
export type { Declaration, Origins, Presence, Prune, Topology } from './model/topology.ts';
export type { Arguments, ArgumentValue, TypedValue } from './model/values.ts';
export type { Ignore, Removal, Written, WrittenOf } from './model/written.ts';
export { type Allowance, parseAllowance } from './planner/allow.ts';
export { parseTarget, type Target } from './rabbitmq/version.ts';
export { renderApply } from './reporter/apply.ts';
export { renderDiagnostics } from './reporter/diagnostics.ts';
export { renderJunit } from './reporter/junit.ts';
export { type PlanContext, renderPlan } from './reporter/plan-text.ts';
export { renderRoute } from './reporter/route.ts';
export { renderTests } from './reporter/tests.ts';
export { deadLetter } from './router/dead-letter.ts';
export { diffRoutes } from './router/diff.ts';
export { type Network, type NetworkOptions, networkOf } from './router/network.ts';
export { explain, route } from './router/route.ts';
export { version } from './version.ts';
export { type PlayRequest, type PlayRun, playTests } from './workflows/live-tests.ts';
export {
  type ApplyOptions,
  apply,
  gate,
  type HeldLocks,
  type PlanRequest,
  plan,
  takeLocks,
  type Waiting,
  type Watch,
} from './workflows/plan-and-apply.ts';
export { filterTests, runTests, type TestRequest, type TestRun } from './workflows/simulate-tests.ts';
