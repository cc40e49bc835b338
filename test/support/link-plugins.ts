// The plugins of federation and shovels, for private nodes.

/** With those that show the states of links and shovels. */
export const linkPlugins: readonly string[] = [
  'rabbitmq_federation',
  'rabbitmq_federation_management',
  'rabbitmq_shovel',
  'rabbitmq_shovel_management',
];
