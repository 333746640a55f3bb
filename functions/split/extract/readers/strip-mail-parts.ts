/** The headers that a forwarded mail shows. */
interface ForwardedMail {
  readonly from?: string;
  readonly date?: string;
  readonly subject?: string;
}

/** A line before a forwarded mail, as mail programs write it in many languages. */
const FORWARD_MARK =
  /^[ \t>]*(?:-{2,}|_{2,}|Begin |Anfang der |Début du message ).{0,40}?(?:forward|original message|original-nachricht|ursprüngliche nachricht|weitergeleitet|transféré|message d'origine|reenviad|mensaje original|inoltrat|messaggio originale|encaminhad|réexpédié|doorgestuurd|oorspronkelijk|vidarebefordrat|videresendt|переслан).*$/im;
const QUOTED_HEADER =
  /^[ \t>*]*(From|Von|De|Da|Van|Från|Fra|Date|Datum|Fecha|Data|Dato|Sent|Gesendet|Envoyé|Enviado|Inviato|Subject|Betreff|Objet|Asunto|Oggetto|Assunto|Onderwerp|Ämne|Emne|To|An|À|A|Para|Aan|Till|Til|Cc|Kopie|Reply-To|Antwort an):\*?[ \t]*(.*)$/i;
const FROM = /^(?:from|von|de|da|van|från|fra)$/i;
const DATE = /^(?:date|datum|fecha|data|dato|sent|gesendet|envoyé|enviado|inviato)$/i;
const SUBJECT = /^(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne)$/i;
/** Before a signature: https://www.rfc-editor.org/rfc/rfc3676#section-4.3 */
const SIGNATURE = /^--[ \t]?$/;
/** Lines that telephones and mail programs add. */
const ADVERTISEMENT =
  /^(?:Sent from (?:my|the|Mail|Outlook|Yahoo|Proton|Samsung)\b.{0,60}|Get Outlook for .{0,40}|Von meinem .{0,40} gesendet|Gesendet (?:von|mit) .{0,40}|Envoyé de(?:puis)? mon .{0,40}|Enviado desde mi .{0,40}|Inviato da(?:l mio)? .{0,40}|Enviado do meu .{0,40}|Verzonden vanaf mijn .{0,40}|Skickat från min .{0,40}|Sendt fra min .{0,40}|Отправлено с .{0,40})$/i;
/** The line before the mail that is answered. */
const REPLY_MARK =
  /^(?:On .{5,200} wrote:|Am .{5,200} schrieb.{0,80}:|Le .{5,200} a écrit\s?:|El .{5,200} escribió:|Il .{5,200} ha scritto:|Em .{5,200} escreveu:|Op .{5,200} schreef.{0,80}:|Den .{5,200} skrev.{0,80}:)$/i;
const NOTICE =
  /^(?:\*+\s*)?(?:(?:IMPORTANT|LEGAL|CONFIDENTIALITY|PRIVACY) (?:NOTICE|NOTE|DISCLAIMER)|CONFIDENTIAL(?:ITY)?\b[ :]|DISCLAIMER\b|This (?:e-?mail|message|communication)(?: \([^)]*\))?(?:,? (?:and|including|together with) (?:any |all |its )?.{0,40})? (?:is|are|may|contains?|might)\b.{0,200}(?:confidential|privileged|intended)|The information (?:contained )?in this (?:e-?mail|message|communication)|If you are not the intended recipient|Please consider the environment before printing|You (?:are receiving|received) this (?:e-?mail|message) because|To unsubscribe\b|Unsubscribe\b.{0,80}$|Diese E-Mail (?:enthält|ist)\b.{0,100}vertraulich|Ce (?:message|courriel)\b.{0,100}confidentiel)/i;

/**
 * Leaves out what mail programs and people add to an article: the note before a forwarded mail and the headers of that mail, a
 * quoted mail that is answered, signatures, advertisements of telephones, legal notices.
 *
 * @returns the text, and the headers of the forwarded mail if there is one
 */
export function stripMailParts(text: string): { text: string; forwarded: ForwardedMail | undefined } {
  const opened = openForwarded(text);
  const shown = stripEnd((opened?.text ?? text).split('\n')).join('\n');
  // A mail that is nothing but what others leave out is read as it is.
  return shown.trim() === '' ? { text, forwarded: undefined } : { text: shown, forwarded: opened?.mail };
}

/** A mail may be forwarded several times over: the innermost one is the article. */
function openForwarded(text: string, times = 5): { text: string; mail: ForwardedMail } | undefined {
  const mark = times > 0 ? FORWARD_MARK.exec(text) : null;
  if (!mark) return undefined;
  const lines = text.slice(mark.index + mark[0].length).split('\n');
  let at = lines.findIndex((line) => line.replace(/[>\s]/g, '') !== '');
  const mail: { from?: string; date?: string; subject?: string } = {};
  const first = at;
  for (; at >= 0 && at < lines.length; at++) {
    const [, name = '', value = ''] = QUOTED_HEADER.exec(lines[at] as string) ?? [];
    // A long header goes on in the next line, indented.
    if (!name && !(at > first && /^[ \t]+\S/.test(lines[at] as string))) break;
    if (FROM.test(name)) mail.from ??= nameOf(value);
    if (DATE.test(name)) mail.date ??= value.trim().replace(/ (?:at|um|à|a las|alle) /, ' ');
    if (SUBJECT.test(name)) mail.subject ??= value.trim();
  }
  if (at === first || at < 0) return undefined;
  const body = lines.slice(at);
  const isQuoted = body.filter((line) => line.trim() !== '').every((line) => line.startsWith('>'));
  const rest = (isQuoted ? body.map((line) => line.replace(/^> ?/, '')) : body).join('\n');
  return openForwarded(rest, times - 1) ?? { text: rest, mail };
}

function nameOf(value: string): string {
  const name = value
    .replace(/[<[(]?(?:mailto:)?\S+@\S+[>\])]?/g, '')
    .replace(/["*]/g, '')
    .trim();
  return name || value.trim();
}

/** The lines up to the first that starts what does not belong to the article. */
function stripEnd(lines: readonly string[]): string[] {
  const kept: string[] = [];
  for (const [i, line] of lines.entries()) {
    const bare = line.trim();
    if (SIGNATURE.test(line) || NOTICE.test(bare)) break;
    if (ADVERTISEMENT.test(bare)) continue;
    // The line before an answered mail may be broken in two.
    const isReply = REPLY_MARK.test(bare) || REPLY_MARK.test(`${bare} ${lines[i + 1]?.trim() ?? ''}`);
    if (isReply && kept.some((one) => one.trim() !== '')) {
      const quoted = lines.slice(i + 1).filter((one) => one.trim() !== '');
      if (quoted.some((one) => one.startsWith('>'))) break;
    }
    kept.push(line);
  }
  return kept;
}
