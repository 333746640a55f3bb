import type { Problem } from '../client/ask.ts';

/** An error: what, why, and what to do next. */
export const ProblemNote = ({ problem }: { problem: Problem }) => (
  <section class="section problem" role="alert">
    <h2>{problem.title}</h2>
    <p>{problem.detail}</p>
    <p class="second">{problem.cure}</p>
    {problem.requestId && <p class="second">Request {problem.requestId}, in the log of the API.</p>}
  </section>
);
