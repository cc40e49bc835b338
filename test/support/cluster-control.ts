// Evaluates Erlang on the nodes of a cluster: a hidden node of its own, which is no member of the cluster, reads expressions from its
// standard input. It answers in milliseconds; `rabbitmqctl eval` takes over a second.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { erlangEnvironment, kill, type NodeLayout, watch } from './private-node.ts';

/** A running control node. */
export interface ClusterControl {
  /**
   * Evaluates an expression such as `node().` on the node (with the full stop), and returns the value as Erlang prints it.
   * @throws if it cannot be parsed, fails, or the node does not answer within 20 s
   */
  evaluate(node: string, expression: string): Promise<string>;
  stop(): Promise<void>;
}

/** Line by line: `NODE EXPRESSION`; replies with `ok VALUE` or `error REASON` on one line. */
const loop = `
Loop = fun Loop() ->
  case io:get_line("") of
    eof -> halt();
    Line ->
      [Node, Text] = string:split(string:trim(Line), " "),
      try
        {ok, Tokens, _} = erl_scan:string(Text),
        {ok, Parsed} = erl_parse:parse_exprs(Tokens),
        case rpc:call(list_to_atom(Node), erl_eval, exprs, [Parsed, []], 20000) of
          {value, Value, _} -> io:format("ok ~0p~n", [Value]);
          Bad -> io:format("error ~0p~n", [Bad])
        end
      catch _:Reason -> io:format("error ~0p~n", [Reason]) end,
      Loop()
  end
end,
Loop().`;

/** Starts the control node of the cluster that the node belongs to. */
export function startControl(layout: NodeLayout): ClusterControl {
  const args = ['-noshell', '-hidden', '-sname', 'control@localhost', '+S', '1:1', '-eval', loop.replaceAll('\n', ' ')];
  const child = spawn(`${layout.erlangBin}/erl`, args, {
    env: erlangEnvironment(layout),
    cwd: layout.root,
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  const watchdog = watch([child], layout.root);
  const waiting: ((line: string) => void)[] = [];
  createInterface(child.stdout).on('line', (line) => waiting.shift()?.(line));
  let ended = false;
  child.once('exit', () => {
    ended = true;
    for (const give of waiting.splice(0)) give('error the control node has ended');
  });
  unreference(child, watchdog);
  return {
    async evaluate(node, expression) {
      if (ended) throw new Error('the control node has ended');
      child.ref();
      const line = await new Promise<string>((resolve) => {
        waiting.push(resolve);
        child.stdin.write(`${node} ${expression.replaceAll('\n', ' ')}\n`);
      });
      if (waiting.length === 0) child.unref();
      if (!line.startsWith('ok ')) throw new Error(`${node}: ${expression}: ${line.replace(/^error /, '')}`);
      return line.slice('ok '.length);
    },
    async stop() {
      await kill(child);
      await kill(watchdog);
    },
  };
}

/** A control node does not keep the event loop alive. */
function unreference(...processes: readonly ChildProcess[]): void {
  for (const child of processes) {
    child.unref();
    for (const stream of [child.stdin, child.stdout]) (stream as { unref?(): void } | null)?.unref?.();
  }
}
