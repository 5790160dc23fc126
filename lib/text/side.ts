/** One of the two languages of a text. */
export type Side = "fr" | "en";
