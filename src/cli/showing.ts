// Commands of the program that show how things stand, and change nothing: drift, and saved plans.
import type { Command } from 'commander';
import { examples, withConnection, withInput, withOutput } from './flags.ts';
import type { Io } from './io.ts';
import type { Done } from './routing-commands.ts';

/** `topo drift`. */
export function addDrift(program: Command, io: Io, done: Done): void {
  const command = program
    .command('drift')
    .option('--undeclared', 'what is declared nowhere is drift too')
    .option('--strict-read', 'exit 2 also when something could not be seen or compared')
    .option('-q, --quiet', 'as text, print nothing where there is no drift')
    .option('--against <definitions.json>', 'compare with an exported definitions file instead of a broker');
  withInput(withConnection(command), undefined, ['markdown'])
    .description('whether a broker is as declared: exit 0, or 2 with what is not; changes nothing')
    .addHelpText('after', examples('topo drift topologies/ --quiet', 'topo drift --undeclared --format json'))
    .action(async (paths: string[], options) => done(await (await import('./commands/drift.ts')).drift(paths, options, io)));
}

/** `topo show`. */
export function addShow(program: Command, io: Io, done: Done): void {
  withOutput(program.command('show'), ['markdown', 'github'])
    .argument('<plan.json>', 'a plan saved by `topo plan --out`')
    .description('show a saved plan')
    .option('--show-undeclared', 'list what is undeclared and left alone')
    .option('--show-unchanged', 'list what is unchanged')
    .addHelpText('after', examples('topo show plan.json', 'topo show plan.json --format json'))
    .action(async (file: string, options) => done(await (await import('./commands/show.ts')).show(file, options, io)));
}
