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
  readonly policies: boolean;
}

const words: { readonly [role: string]: string } = {
  plan: 'plan over AMQP',
  apply: 'plan and apply',
  publish: 'publish to every exchange, and to queues by name',
  consume: 'consume every queue, and declare the exclusive ones',
};

/** One command per virtual host and role; a command is never broken, as it is copied. Ends with a line feed. */
export function renderPermissions(grants: readonly GrantShown[], style: Style): string {
  const blocks = grants.map(({ vhost, role, configure, write, read, policies }) => {
    const tag = policies ? `\nrabbitmqctl set_user_tags topo-${role} policymaker` : '';
    const patterns = [configure, write, read].map(shellWord).join(' ');
    const head = paint(style, 'dim', `# ${words[role] ?? role}: configure, write, read`);
    return `${head}\nrabbitmqctl set_permissions -p ${shellWord(vhost)} topo-${role} ${patterns}${tag}\n`;
  });
  return blocks.join('\n');
}
