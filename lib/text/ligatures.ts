/**
 * French words that are printed with œ, as the beginnings by which they are told, without accents
 * that a typist may have left out. Words in which o and e are two sounds (coexister, coefficient,
 * moelle, poème, Noël, Joël) begin with none of them. After the Trésor de la langue française.
 */
export const ligatureStems: readonly string[] = [
  "boeuf",
  "choeur",
  "coeur",
  "contrecoeur",
  "désoeuvr",
  "écoeur",
  "foetus",
  "foetal",
  "manoeuvr",
  "moeurs",
  "noeud",
  "oecuméni",
  "oedème",
  "oedip",
  "oeil",
  "oesophage",
  "oeuf",
  "oeuvr",
  "rancoeur",
  "soeur",
  "voeu",
];
