import { useEffect, useState } from 'preact/hooks';
import { type Config, config } from './config.ts';

export function useConfig(): Config {
  const [known, setKnown] = useState<Config>({});
  useEffect(() => {
    config().then(setKnown);
  }, []);
  return known;
}
