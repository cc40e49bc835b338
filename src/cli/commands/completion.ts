// topo completion: completion scripts, made from the program itself, so that they cannot fall behind it.
import type { Command } from 'commander';
import { exit } from '../exit.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage.ts';

interface Words {
  readonly name: string;
  readonly description: string;
  readonly flags: readonly { readonly flag: string; readonly description: string; readonly takesValue: boolean }[];
}

/** Runs `topo completion SHELL`. */
export async function completion(shell: string, program: Command, io: Io): Promise<number> {
  const words = program.commands.map(
    (command): Words => ({
      name: command.name(),
      description: command.description(),
      flags: command.options.map((option) => ({
        flag: option.long ?? option.flags,
        description: option.description,
        takesValue: option.required || option.optional,
      })),
    }),
  );
  const scripts: { readonly [name: string]: (commands: readonly Words[]) => string } = { bash, zsh, fish };
  const script = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined;
  if (script === undefined) throw new UsageError(`error: no completion for "${shell}"; there is one for bash, zsh and fish`);
  io.out(script(words));
  return exit.ok;
}

function bash(commands: readonly Words[]): string {
  const cases = commands.map(({ name, flags }) => `    ${name}) words="${flags.map(({ flag }) => flag).join(' ')}" ;;`);
  return `# bash completion for topo
_topo() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words="${commands.map(({ name }) => name).join(' ')}"
  if [ "$COMP_CWORD" -gt 1 ]; then
    case "\${COMP_WORDS[1]}" in
${cases.map((line) => `  ${line}`).join('\n')}
    esac
    case "$current" in -*) ;; *) COMPREPLY=($(compgen -f -- "$current")); return ;; esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o filenames -F _topo topo
`;
}

function zsh(commands: readonly Words[]): string {
  const quoted = (text: string): string => text.replace(/'/g, "'\\''").replace(/[[\]:]/g, '\\$&');
  const list = commands.map(({ name, description }) => `    '${name}:${quoted(description)}'`);
  const cases = commands.map(({ name, flags }) => {
    const specs = flags.map(({ flag, description, takesValue }) => `'${flag}[${quoted(description)}]${takesValue ? ':value:_files' : ''}'`);
    return `    ${name}) _arguments ${[...specs, "'*:file:_files'"].join(' ')} ;;`;
  });
  return `#compdef topo
_topo() {
  local -a commands=(
${list.join('\n')}
  )
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  local command=$words[2]
  shift words; (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
compdef _topo topo
`;
}

function fish(commands: readonly Words[]): string {
  const quoted = (text: string): string => text.replace(/['\\]/g, '\\$&');
  const lines = commands.flatMap(({ name, description, flags }) => [
    `complete -c topo -f -n __fish_use_subcommand -a ${name} -d '${quoted(description)}'`,
    ...flags.map(
      ({ flag, description: what, takesValue }) =>
        `complete -c topo -n '__fish_seen_subcommand_from ${name}' -l ${flag.replace(/^--/, '')}${takesValue ? ' -r' : ''} -d '${quoted(what)}'`,
    ),
  ]);
  return `# fish completion for topo\n${lines.join('\n')}\n`;
}
