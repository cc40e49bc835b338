// Direct reply-to: a pseudo queue over which a reply returns on the channel that published the request.

/**
 * The name. RabbitMQ refuses a message with this `reply-to` and closes the channel unless the same channel consumes from the pseudo queue, without
 * acknowledgements (406 `fast reply consumer does not exist`); a consumer on another channel does not suffice. It replaces the text by an address
 * of the form `amq.rabbitmq.reply-to.TOKEN`, with which any message is accepted (3.10.8, 4.0.5, 4.3.6: test/broker/rabbitmq/direct-reply-to.test.ts).
 */
export const directReplyTo = 'amq.rabbitmq.reply-to';
