// The permissions for a topology as commands that grant them.
import { shellWord } from '../model/shell.ts';
import { paint, type Style } from './style.ts';

/** What is shown of a grant: patterns as `rabbitmqctl set_permissions` takes them. */
export interface GrantShown {
  readonly vhost: string;
  readonly role: string;
  readonly configure: string;
  readonly write: string;
  readonly read: string;
  readonly policies: boolean;
}

const words: { readonly [role: string]: string } = {
  plan: 'plans over AMQP',
  apply: 'plans and applies',
  publish: 'publishes to every exchange, or to queues by name',
  consume: 'consumes every queue, and declares the exclusive ones',
};

/** One command a virtual host and role. Ends with a line feed. */
export function renderPermissions(grants: readonly GrantShown[], style: Style): string {
  const blocks = grants.map(({ vhost, role, configure, write, read, policies }) => {
    const tag = policies ? `\nrabbitmqctl set_user_tags topo-${role} policymaker` : '';
    const patterns = [configure, write, read].map(shellWord).join(' ');
    const head = paint(style, 'dim', `# ${words[role] ?? role}: configure, write, read`);
    return `${head}\nrabbitmqctl set_permissions -p ${shellWord(vhost)} topo-${role} ${patterns}${tag}\n`;
  });
  return blocks.join('\n');
}
