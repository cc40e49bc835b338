// Codes of the loader, first half: files, YAML, variables.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how variables are written in files
import type { CodeEntry } from './entry.ts';

export const textCodes = {
  'file-not-found': {
    exit: 65,
    title: 'a path that was given does not exist',
    why: 'A path on the command line names no file or directory, or a glob matches nothing.',
    fix: 'Correct the path. Paths are relative to the current directory. Quote a glob, so that the shell leaves it alone.',
  },
  'file-unreadable': {
    exit: 65,
    title: 'a file or directory could not be read',
    why: 'The operating system refused it; its reason is in the message.',
    fix: 'Check permissions, and that the path is a file or a directory.',
  },
  'file-too-large': {
    exit: 65,
    title: 'a file, or all files together, are larger than topo reads',
    why: 'A file may have 10 MiB, all files together 40 MiB, and all YAML 3,000,000 tokens, which is about 100,000 objects. That keeps time and memory bounded.',
    fix: 'Check that the path is right. Split a file that is really that large.',
  },
  'file-not-text': {
    exit: 65,
    title: 'a file is not UTF-8 text',
    why: 'It holds bytes that are not UTF-8, or NUL characters: a binary file, or text in UTF-16 or Latin-1. Or an escape spells half of a character, such as `"\\ud83d"`, which UTF-8 cannot write: it would arrive as another text.',
    fix: 'Save it as UTF-8.',
  },
  'file-empty': {
    exit: 65,
    title: 'a file has no content',
    why: 'It is empty, or holds nothing but comments. A file that was cut short looks the same, and would say that nothing is wanted.',
    fix: 'Delete the file, or write `{}` if it is meant to be empty.',
  },
  'no-files': {
    exit: 65,
    title: 'a directory has no YAML files',
    why: 'No `*.yaml` or `*.yml` below it, without `node_modules`, folders that begin with a dot, and `*.test.yaml`. A `definitions.json` is read only where it is named.',
    fix: 'Correct the path.',
  },
  'yaml-syntax': {
    exit: 65,
    title: 'a file is not valid YAML',
    why: 'The parser’s reason is in the message. What stands after such an error may be misread, so it is not checked.',
    fix: 'Correct it, and run again.',
  },
  'json-syntax': {
    exit: 65,
    title: 'a file is not valid JSON',
    why: 'A `*.json` file is read strictly: no comments, no trailing commas.',
    fix: 'Correct it.',
  },
  'nested-too-deep': {
    exit: 65,
    title: 'more than 64 levels of nesting',
    why: 'The format needs five; the rest is for values of arguments.',
    fix: 'Most likely a bracket is not closed.',
  },
  'alias-expansion': {
    exit: 65,
    title: 'aliases expand to an unreasonable size',
    why: 'Aliases of aliases multiply. More than 2,000,000 values are refused before they cost memory.',
    fix: 'Write the values out.',
  },
  'alias-unknown': {
    exit: 65,
    title: 'an alias that no anchor defines',
    why: 'A `*` at the beginning of a value is an alias in YAML. A routing key such as `*.error` must be quoted.',
    fix: 'Quote it, if it is meant as text; else define the anchor (`&name`) before it.',
  },
  'alias-cycle': {
    exit: 65,
    title: 'an alias inside of what it names',
    why: 'It would never end.',
    fix: 'Remove it.',
  },
  'merge-not-a-mapping': {
    exit: 65,
    title: '`<<` with something else than a mapping',
    why: '`<<` takes an alias of a mapping, or a list of them.',
    fix: 'Write `<<: *name`.',
  },
  'unknown-tag': {
    exit: 65,
    title: 'a YAML tag that means nothing here',
    why: "Only `!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!map` and `!!seq` are known, and they must fit the value. AMQP types are written `{ '!': int64, value: 1 }`.",
    fix: 'Leave the tag out.',
  },
  'duplicate-key': {
    exit: 65,
    title: 'a key is there twice in one mapping',
    why: 'YAML would take one of them and silently drop the other.',
    fix: 'Remove one, or rename it.',
  },
  'quote-needed': {
    exit: 65,
    title: 'a value that YAML does not read as it is written',
    why: '`yes`, `1e3`, `0x1F`, `010`, `1_000` and dates are read differently by YAML parsers. Numbers, `true`, `null` and `~` are not text, where text is wanted: a routing key `123` must be quoted.',
    fix: 'Quote it, if it is meant as text. Write `true`, `1000` or `31`, if it is not.',
  },
  'hash-starts-comment': {
    exit: 65,
    title: 'a `#` that was meant as text begins a comment',
    why: 'In YAML, a `#` after a blank begins a comment. `routingKey: #` is a key without a value.',
    fix: "Quote it: `routingKey: '#'`.",
  },
  'missing-variable': {
    exit: 65,
    title: 'a variable that is not set',
    why: '`${NAME}` has no value in the environment or on the command line, and no default.',
    fix: 'Set it, pass `--var NAME=value`, or write `${NAME:-default}`.',
  },
  'variable-syntax': {
    exit: 65,
    title: 'a `${` that is not a variable',
    why: 'A variable is `${NAME}` or `${NAME:-default}`, where NAME is of letters, digits and `_`.',
    fix: 'Write `$${` for a literal `${`.',
  },
  'variable-in-name': {
    exit: 65,
    title: 'a variable in a name',
    why: 'Variables fill in values. Names are keys of the file, and the same wherever it is used.',
    fix: 'Write the name out.',
  },
  'variable-value': {
    exit: 65,
    title: 'the value of a variable does not fit its place',
    why: 'The place wants an integer, `true` or `false`, or a value that YAML parsers agree on. The value itself is not printed: it may be a secret.',
    fix: 'Correct the value, or quote `${NAME}` where text is meant.',
  },
} as const satisfies { [code: string]: CodeEntry };
