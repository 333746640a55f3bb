/**
 * Answers each message of the parent process with one message. This process ends when its parent has disconnected. The parent may
 * end at any moment, also while an answer is made: nobody waits for that answer then, and it is no failure of this process.
 */
export function answerParent<Request, Answer>(answer: (request: Request) => Promise<Answer>): void {
  process.on('message', async (request: Request) => {
    const made = await answer(request);
    if (!process.connected) return;
    // The parent may end between the check and the write. Without a callback, that would throw.
    process.send?.(made, undefined, {}, () => {});
  });
}
