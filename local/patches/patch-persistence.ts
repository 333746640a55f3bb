import type { Persistence } from './load-fauxqs.ts';

/** Makes the database of fauxqs fit for a run that is killed and started again. */
export function patchPersistence(persistence: Persistence): void {
  const { db } = persistence;
  // A killed process loses nothing without a flush for each message. A machine that loses power may.
  db.exec('PRAGMA synchronous = NORMAL');

  // The receivers of these messages ended with the run that delivered them. The messages become visible at once, and
  // that receive does not count towards the dead-letter queue.
  db.prepare(
    // guard: messages that a killed run had received are visible again
    `UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL,
       approximate_receive_count = MAX(approximate_receive_count - 1, 0) WHERE visibility_deadline > ?`,
  ).run(Date.now());

  // fauxqs sets the number of receives to NULL here, which its own schema forbids.
  const makeVisible = db.prepare(
    'UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?',
  );
  persistence.updateMessageReady = (messageId) => {
    makeVisible.run(messageId);
  };
}
