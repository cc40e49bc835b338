// Codes of the loader, first half: files, YAML, variables.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in topology files
import type { CodeEntry } from './entry.ts';

export const textCodes = {
  'file-not-found': {
    exit: 65,
    title: 'path not found',
    why: 'A path names no file or directory, a glob matches nothing, a path is empty, or a program passes an empty list of files.',
    fix: 'Correct the path. Paths are relative to the current directory. Quote globs so that the shell does not expand them.',
  },
  'file-unreadable': {
    exit: 65,
    title: 'unreadable file or directory',
    why: 'The operating system refused access; the message contains its reason.',
    fix: 'Check the permissions, and that the path is a file or a directory.',
  },
  'link-outside': {
    exit: 65,
    title: 'link to a path outside the given directory',
    why: 'Directories and globs are read without following links out of them: a link in a repository could name any file of the machine. A link to a file that would be read is an error, as its missing declarations could lead to deletes; a link to a directory is a warning.',
    fix: 'Copy the file, or pass its path on the command line: topo follows the links of paths that are passed.',
  },
  'file-too-large': {
    exit: 65,
    title: 'input too large',
    why: 'To bound time and memory, a file is limited to 10 MiB, all files together to 40 MiB, and all YAML to 3,000,000 tokens, which is about 100,000 objects.',
    fix: 'Check the path. Split a file that really is that large.',
  },
  'file-not-text': {
    exit: 65,
    title: 'file not UTF-8 text',
    why: 'The file contains bytes that are not UTF-8, or NUL characters: it is a binary file, or text in UTF-16 or Latin-1. Or an escape such as `"\\ud83d"` is half of a surrogate pair, which UTF-8 cannot encode: the broker would receive a different text.',
    fix: 'Save the file as UTF-8.',
  },
  'file-empty': {
    exit: 65,
    title: 'empty file',
    why: 'The file is empty or contains only comments. A truncated file looks the same, and would declare nothing.',
    fix: 'Delete the file, or write `{}` if it is intentionally empty.',
  },
  'no-files': {
    exit: 65,
    title: 'no YAML files in the directory',
    why: 'The directory contains no `*.yaml` or `*.yml` file at any depth. `node_modules`, hidden files and directories, and `*.test.yaml` are skipped. A `definitions.json` is read only if it is named explicitly.',
    fix: 'Correct the path.',
  },
  'yaml-syntax': {
    exit: 65,
    title: 'invalid YAML',
    why: 'The message contains the reason given by the parser. Text after a syntax error may be misread, so it is not checked.',
    fix: 'Correct the syntax, and run again.',
  },
  'json-syntax': {
    exit: 65,
    title: 'invalid JSON',
    why: '`*.json` files are parsed strictly: no comments, no trailing commas.',
    fix: 'Correct the syntax.',
  },
  'nested-too-deep': {
    exit: 65,
    title: 'more than 64 levels of nesting',
    why: 'The format itself needs five levels; the others are for argument values.',
    fix: 'Check for an unclosed bracket, the most likely cause.',
  },
  'alias-expansion': {
    exit: 65,
    title: 'excessive alias expansion',
    why: 'Aliases of aliases multiply. An expansion to more than 2,000,000 values is rejected before it uses memory.',
    fix: 'Write the values out.',
  },
  'alias-unknown': {
    exit: 65,
    title: 'alias without an anchor',
    why: 'In YAML, a `*` at the beginning of a value starts an alias. A routing key such as `*.error` must be quoted.',
    fix: 'Quote the value if it is text; otherwise define the anchor (`&name`) before the alias.',
  },
  'alias-cycle': {
    exit: 65,
    title: 'alias inside its own anchor',
    why: 'Its expansion would never end.',
    fix: 'Remove the alias.',
  },
  'merge-not-a-mapping': {
    exit: 65,
    title: '`<<` merges a value that is not a mapping',
    why: '`<<` accepts an alias of a mapping, or a list of those aliases.',
    fix: 'Write `<<: *name`.',
  },
  'unknown-tag': {
    exit: 65,
    title: 'unsupported YAML tag',
    why: "Only `!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!map` and `!!seq` are supported, and the value must be of that type. AMQP types are written `{ '!': int64, value: 1 }`.",
    fix: 'Remove the tag.',
  },
  'duplicate-key': {
    exit: 65,
    title: 'duplicate key in a mapping',
    why: 'A YAML parser may use one of the values and silently drop the other. Two keys may also become equal when their variables are replaced.',
    fix: 'Remove or rename one of the keys.',
  },
  'quote-needed': {
    exit: 65,
    title: 'value that YAML does not read as written',
    why: 'YAML parsers disagree on `yes`, `1e3`, `0x1F`, `010`, `1_000` and dates. Numbers, `true`, `null` and `~` are not text: where text is expected, as for the routing key `123`, they must be quoted.',
    fix: 'Quote the value if it is text. Otherwise write it as `true`, `1000` or `31`.',
  },
  'hash-starts-comment': {
    exit: 65,
    title: 'unquoted `#` begins a comment',
    why: 'In YAML, a `#` after a space begins a comment. `routingKey: #` is a key without a value.',
    fix: "Quote it: `routingKey: '#'`.",
  },
  'missing-variable': {
    exit: 65,
    title: 'variable not set',
    why: '`${NAME}` has no value in the environment or on the command line, and no default.',
    fix: 'Set the variable, pass `--var NAME=value` or `--var-file FILE`, or write `${NAME:-default}`.',
  },
  'secret-in-clear': {
    exit: 65,
    title: 'secret in clear text',
    why: 'Files may contain passwords, including those in URIs, only as references: otherwise, everyone with access to the files, plans or logs could read them. The default of a variable would be a password in clear text too, and so would any other use of a variable that contains a password.',
    fix: "Write `'${NAME}'` and set the variable where topo runs, or name a file: `passwordFile`, `uriFile`. For users, `passwordHash` is possible too.",
  },
  'variable-file': {
    exit: 65,
    title: 'invalid variable file',
    why: 'A file passed with `--var-file` is one mapping of names to text, numbers, `true` or `false`, in YAML or JSON. Names consist of letters, digits and `_`. The text of the file is not printed because it may contain secrets.',
    fix: "Write one `NAME: value` per line; `NAME: ''` is empty text.",
  },
  'variable-syntax': {
    exit: 65,
    title: 'invalid variable syntax after `${`',
    why: 'A variable is `${NAME}` or `${NAME:-default}`, where NAME consists of letters, digits and `_`.',
    fix: 'Write `$${` for a literal `${`.',
  },
  'variable-value': {
    exit: 65,
    title: 'value of a variable has the wrong type',
    why: 'The property or argument requires an integer, `true` or `false`, or a value on which YAML parsers agree. The value itself is not printed because it may be a secret.',
    fix: 'Correct the value, or quote `${NAME}` if it is text.',
  },
} as const satisfies { [code: string]: CodeEntry };
