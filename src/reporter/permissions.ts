// The permissions for a topology as commands that grant them.
import { shellWord } from '../model/shell.ts';
import { paint, type Style } from './style.ts';

/** A grant: patterns in the form that `rabbitmqctl set_permissions` accepts. */
export interface GrantShown {
  readonly vhost: string;
  readonly role: string;
  readonly configure: string;
  readonly write: string;
  readonly read: string;
  readonly tag?: string;
  readonly topics: readonly { readonly exchange: string; readonly read: string }[];
}

const words: { readonly [role: string]: string } = {
  plan: 'plan over AMQP',
  apply: 'plan and apply',
  publish: 'publish to every exchange, and to queues by name',
  consume: 'consume every queue, and declare the exclusive ones',
};

/** One command per virtual host and role; a command is never broken, as it is copied. Ends with a line feed. */
export function renderPermissions(grants: readonly GrantShown[], style: Style): string {
  const blocks = grants.map(({ vhost, role, configure, write, read, tag, topics }) => {
    const tags = tag === undefined ? '' : `\nrabbitmqctl set_user_tags topo-${role} ${tag}`;
    const patterns = [configure, write, read].map(shellWord).join(' ');
    const head = paint(style, 'dim', `# ${words[role] ?? role}: configure, write, read`);
    return `${head}\nrabbitmqctl set_permissions -p ${shellWord(vhost)} topo-${role} ${patterns}${tags}\n${topicLines(vhost, role, topics, style)}`;
  });
  return blocks.join('\n');
}

/**
 * Comments, as a user without topic permissions needs none, and the first one restricts it. The pattern for writing is that of publishers,
 * and unknown here.
 */
function topicLines(vhost: string, role: string, topics: GrantShown['topics'], style: Style): string {
  if (topics.length === 0) return '';
  const head = '# only if the user has topic permissions on these exchanges, whose read pattern must permit the routing keys:';
  const lines = topics.map(({ exchange, read }) => {
    const words = [vhost, `topo-${role}`, exchange].map(shellWord).join(' ');
    return `#   rabbitmqctl set_topic_permissions -p ${words} WRITE ${shellWord(read)}`;
  });
  return [head, ...lines].map((line) => `${paint(style, 'dim', line)}\n`).join('');
}
