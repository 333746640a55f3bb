import type { ServiceListener } from '../gateway/start-gateway.ts';

const MOVE_TASKS = /^AmazonSQS\.((?:Start|List|Cancel)MessageMoveTasks?)$/;

/** The emulated SQS has no tasks that move messages. Its own answer, InvalidAction, would look like a misspelt command. */
export function refuseMoveTasks(sqs: ServiceListener): ServiceListener {
  return (request, response) => {
    const [, operation] = MOVE_TASKS.exec(String(request.headers['x-amz-target'] ?? '')) ?? [];
    if (operation === undefined) return sqs(request, response);
    const body = JSON.stringify({
      __type: 'com.amazonaws.sqs#UnsupportedOperation',
      message:
        `The local run does not support ${operation}. To move messages here, receive them from the dead-letter queue, send ` +
        'them to the other queue, and then delete them',
    });
    // The request's body was not read, so the connection cannot be used again.
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0', connection: 'close' }).end(body);
  };
}
