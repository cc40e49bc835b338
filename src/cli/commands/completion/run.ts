// topo completion: completion scripts, generated from the program itself, so that they always match it.
import type { Argument, Command, Option } from 'commander';
import { codes } from '../../../model/codes.ts';
import { byCodeUnits } from '../../../model/values.ts';
import { exit } from '../../exit.ts';
import type { Io } from '../../io.ts';

/** The value of a flag or an argument: one of these words, a file, or free text. */
type Value = readonly string[] | 'file' | 'anything';

interface Flag {
  readonly name: string;
  readonly description: string;
  /** Undefined if the flag has no value. */
  readonly value?: Value;
  readonly repeatable: boolean;
}

interface Words {
  readonly name: string;
  readonly description: string;
  readonly flags: readonly Flag[];
  /** Undefined if the command has no argument. */
  readonly argument?: Value;
}

const help: Flag = { name: '--help', description: 'show the help', repeatable: false };
const scripts: { readonly [shell: string]: (commands: readonly Words[]) => string } = { bash, zsh, fish };

/** Runs `topo completion SHELL`; the parser has checked the shell. */
export async function completion(shell: string, program: Command, io: Io): Promise<number> {
  const commands = program.commands.map(wordsOf);
  const names = commands.map(({ name }) => name);
  commands.push({ name: 'help', description: 'show the help of a command', flags: [], argument: names });
  io.out(scripts[shell]?.(commands) ?? '');
  return exit.ok;
}

function wordsOf(command: Command): Words {
  const [argument] = command.registeredArguments;
  const value = command.name() === 'explain' ? Object.keys(codes).sort(byCodeUnits) : argument && valueFor(argument, argument.name());
  const flags = [...command.options.map(flagOf), help];
  return { name: command.name(), description: command.description(), flags, ...(value === undefined ? {} : { argument: value }) };
}

function flagOf(option: Option): Flag {
  const { description, defaultValue } = option;
  const repeatable = Array.isArray(defaultValue) || typeof defaultValue === 'object';
  const value = option.required ? { value: valueFor(option, /<(.+)>/.exec(option.flags)?.[1] ?? '') } : {};
  return { name: option.long ?? option.flags, description, repeatable, ...value };
}

function valueFor({ argChoices }: Pick<Argument | Option, 'argChoices'>, placeholder: string): Value {
  return argChoices ?? (/file|path|\.json$/.test(placeholder) ? 'file' : 'anything');
}

/** If the script offers nothing, bash falls back to file names and quotes them itself. Runs on bash 3.2, the version of macOS. */
function bash(commands: readonly Words[]): string {
  const values = commands.flatMap(({ name, flags }) =>
    flags.flatMap((flag) => (flag.value === undefined ? [] : [`    '${name} ${flag.name}') ${bashValue(flag.value)} ;;`])),
  );
  const words = commands.map(({ name, flags, argument = 'anything' }) => {
    const own = flags.map((flag) => flag.name).join(' ');
    return `    ${name}) case "$current" in -*) words='${own}' ;; *) ${bashValue(argument)} ;; esac ;;`;
  });
  return `# bash completion for topo: source <(topo completion bash)
_topo() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words='' IFS=$' \\t\\n'
  COMPREPLY=()
  # --format=json is three words to bash
  [ "$previous" = '=' ] && previous="\${COMP_WORDS[COMP_CWORD-2]}"
  [ "$current" = '=' ] && current=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    words='${commands.map(({ name }) => name).join(' ')} --help --version'
  else
    case "\${COMP_WORDS[1]} $previous" in
${values.join('\n')}
    *) case "\${COMP_WORDS[1]}" in
${words.join('\n')}
    esac ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o bashdefault -o default -F _topo topo
`;
}

function bashValue(value: Value): string {
  if (value === 'file') return 'return';
  return value === 'anything' ? 'compopt +o bashdefault +o default 2>/dev/null; return' : `words='${value.join(' ')}'`;
}

function zsh(commands: readonly Words[]): string {
  const quoted = (text: string): string => text.replace(/[[\]:\\]/g, '\\$&').replace(/'/g, "'\\''");
  const value = (of: Value): string => (of === 'file' ? ':file:_files' : of === 'anything' ? ':value:' : `:value:(${of.join(' ')})`);
  const list = commands.map(({ name, description }) => `    '${name}:${quoted(description)}'`);
  const cases = commands.map(({ name, flags, argument }) => {
    const specs = flags.map((flag) => {
      const takes = flag.value === undefined ? '' : value(flag.value);
      return `'${flag.repeatable ? '*' : ''}${flag.name}${takes === '' ? '' : '='}[${quoted(flag.description)}]${takes}'`;
    });
    return `    ${name}) _arguments ${[...specs, ...(argument === undefined ? [] : [`'*${value(argument)}'`])].join(' ')} ;;`;
  });
  return `#compdef topo
# zsh completion for topo: source <(topo completion zsh), or a file _topo in a directory of $fpath
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
if [[ "$funcstack[1]" == _topo ]]; then _topo "$@"; else compdef _topo topo; fi
`;
}

function fish(commands: readonly Words[]): string {
  const quoted = (text: string): string => text.replace(/['\\]/g, '\\$&');
  const value = (of: Value): string => (of === 'file' ? '-rF' : of === 'anything' ? '-x' : `-x -a '${of.join(' ')}'`);
  const lines = commands.flatMap(({ name, description, flags, argument }) => {
    const here = `complete -c topo -n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c topo -n __fish_use_subcommand -a ${name} -d '${quoted(description)}'`,
      ...(argument === undefined || argument === 'anything'
        ? []
        : [argument === 'file' ? `${here} -F` : `${here} -a '${argument.join(' ')}'`]),
      ...flags.map((flag) => {
        const takes = flag.value === undefined ? '' : `${value(flag.value)} `;
        return `${here} -l ${flag.name.replace(/^--/, '')} ${takes}-d '${quoted(flag.description)}'`;
      }),
    ];
  });
  return `# fish completion for topo: topo completion fish | source\ncomplete -c topo -f\n${lines.join('\n')}\n`;
}
