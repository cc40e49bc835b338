// One node of a cluster of cluster.ts, and what can happen to it.
import type { ChildProcess } from 'node:child_process';
import { kill, type NodeLayout, nodeUrls, ready, startVm, type Vm } from './private-node.ts';

/** A node of a cluster. */
export interface ClusterNode {
  /** Its Erlang name, such as `a@localhost`, as the management API prints it. */
  readonly name: string;
  readonly amqpUrl: string;
  readonly httpUrl: string;
  /** The Erlang VM; a new one after start(). */
  readonly pid: number;
  readonly state: 'running' | 'frozen' | 'killed';
  /** SIGKILL. Resolves when the VM has ended. */
  kill(): Promise<void>;
  /** Starts a killed node: same data, same ports. Resolves when it accepts clients. */
  start(): Promise<void>;
  /** SIGSTOP: the node keeps all connections, but does nothing. Other nodes notice it by the net tick, after 60 to 75 s. */
  freeze(): void;
  /** SIGCONT. */
  thaw(): void;
  /**
   * RabbitMQ 4.3 (Khepri): suspends the node's copy of the metadata for `ms` milliseconds, so that the node routes by old bindings.
   * Resolves when it is suspended; it resumes by itself. @throws on versions with Mnesia, which have no such copy
   */
  lag(ms: number): Promise<void>;
  /** As lag(), until resumeMetadata(). */
  suspendMetadata(): Promise<void>;
  resumeMetadata(): Promise<void>;
  /** True if the node keeps its metadata in Khepri (4.3), false for Mnesia. */
  isKhepri(): Promise<boolean>;
  /** Evaluates an Erlang expression (with the full stop) on the node; returns the value as Erlang prints it. @throws if it fails */
  evaluate(expression: string): Promise<string>;
}

/** A node with what only its cluster may do. */
export interface NodeHandle {
  readonly node: ClusterNode;
  stop(): Promise<void>;
  unwatch(): Promise<void>;
}

/** Makes a node that is not started yet. */
export function createNode(
  layout: NodeLayout,
  epmd: ChildProcess,
  evaluateOn: (node: string, text: string) => Promise<string>,
): NodeHandle {
  const { name } = layout;
  let vm: Vm | undefined;
  let state: ClusterNode['state'] = 'killed';
  const evaluate = (expression: string): Promise<string> => evaluateOn(name, expression);
  const metadata = async (expression: string): Promise<void> => {
    if (!(await node.isKhepri()))
      throw new Error(`${name} keeps its metadata in Mnesia, which cannot lag: only RabbitMQ 4.3 has Khepri here`);
    await evaluate(expression);
  };
  const unwatch = async (): Promise<void> => {
    if (vm !== undefined) await kill(vm.watchdog);
  };
  const end = async (): Promise<void> => {
    if (vm !== undefined) await kill(vm.process);
    state = 'killed';
  };
  const signal = (sent: 'SIGSTOP' | 'SIGCONT', from: ClusterNode['state'], to: ClusterNode['state']): void => {
    if (state !== from || vm?.process.pid === undefined) throw new Error(`${name} is ${state}, not ${from}`);
    process.kill(vm.process.pid, sent);
    state = to;
  };
  const node: ClusterNode = {
    name,
    ...nodeUrls(layout),
    get pid() {
      return vm?.process.pid ?? 0;
    },
    get state() {
      return state;
    },
    async kill() {
      await end();
      await unwatch(); // its process id may be given to another process; the watchdogs of the others remain
    },
    async start() {
      if (state !== 'killed') throw new Error(`${name} is ${state}`);
      vm = startVm(layout, [epmd]);
      state = 'running';
      await ready(vm, layout);
    },
    freeze: () => signal('SIGSTOP', 'running', 'frozen'),
    thaw: () => signal('SIGCONT', 'frozen', 'running'),
    lag: (ms) =>
      metadata(`ok = sys:suspend(rabbitmq_metadata), spawn(fun() -> timer:sleep(${ms}), sys:resume(rabbitmq_metadata) end), ok.`),
    suspendMetadata: () => metadata('sys:suspend(rabbitmq_metadata).'),
    resumeMetadata: () => metadata('sys:resume(rabbitmq_metadata).'),
    isKhepri: async () =>
      (await evaluate('erlang:function_exported(rabbit_khepri, is_enabled, 0) andalso rabbit_khepri:is_enabled().')) === 'true',
    evaluate,
  };
  return { node, stop: end, unwatch };
}

/** A node of a cluster that has started. @throws if it has not */
export function started(node: ClusterNode | undefined): ClusterNode {
  if (node === undefined) throw new Error('the cluster has not started');
  return node;
}
