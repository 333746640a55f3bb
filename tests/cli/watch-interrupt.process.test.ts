import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchInterrupt } from '../../cli/watch-interrupt.ts';

describe('Ctrl-C', () => {
  const onInterrupt = vi.fn();
  let exit: ReturnType<typeof vi.spyOn>;
  let interrupt: ReturnType<typeof watchInterrupt>;
  beforeEach(() => {
    vi.useFakeTimers();
    exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
    interrupt = watchInterrupt(onInterrupt);
  });
  afterEach(() => {
    interrupt.end();
    vi.useRealTimers();
    vi.restoreAllMocks();
    onInterrupt.mockReset();
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'lets the command end in an orderly way: %s',
    (signal) => {
      expect(interrupt.isOver()).toBe(false);
      process.emit(signal, signal);
      expect(interrupt.isOver()).toBe(true);
      expect(onInterrupt).toHaveBeenCalledOnce();
      expect(exit).not.toHaveBeenCalled();
    },
  );

  it('a second time ends the command at once', () => {
    process.emit('SIGINT', 'SIGINT');
    vi.advanceTimersByTime(1_000);
    process.emit('SIGTERM', 'SIGTERM');
    expect(exit).toHaveBeenCalledWith(1);
    expect(onInterrupt).toHaveBeenCalledOnce();
  });

  it('that arrives twice within 300 ms counts once', () => {
    process.emit('SIGINT', 'SIGINT');
    vi.advanceTimersByTime(50);
    process.emit('SIGINT', 'SIGINT');
    expect(exit).not.toHaveBeenCalled();
  });

  it('is left to the system once the command is done', () => {
    interrupt.end();
    process.emit('SIGINT', 'SIGINT');
    expect(interrupt.isOver()).toBe(false);
  });
});
