/** Numbers of a spreadsheet as it shows them: dates, times, shares, plain numbers. */

const monthNames = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split(" ");

/** A number in a format of Excel’s (`dd/mm/yyyy`, `0 %`, `0.00`); in none, as it is. */
export function formatCellNumber(value: number, format: string): string {
  if (!Number.isFinite(value)) return "";
  const code = format.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, "").split(";")[0] ?? "";
  if (/[dmyhs]/i.test(code) && !/[0#]/.test(code)) return formatDate(value, code.toLowerCase());
  const decimals = /[.,](0+)/.exec(code)?.[1]?.length;
  if (code.includes("%")) return `${trimmed(value * 100, decimals ?? 0)} %`;
  return trimmed(value, /^[0#]/.test(code) ? decimals : undefined);
}

function trimmed(value: number, decimals: number | undefined): string {
  if (decimals !== undefined) return value.toFixed(Math.min(decimals, 20));
  return String(Number(value.toPrecision(15)));
}

/** Days since the end of 1899, as Excel counts them; it believes in a 29th of February 1900. */
function formatDate(value: number, code: string): string {
  const days = value < 60 ? value + 1 : value;
  const date = new Date(Math.round((days - 25_569) * 86_400) * 1_000);
  if (Number.isNaN(date.getTime())) return String(value);
  const two = (number: number) => String(number).padStart(2, "0");
  let isAfterHour = false;
  return code.replace(/y+|m+|d+|h+|s+/g, (sign) => {
    const isMinute = sign.startsWith("m") && isAfterHour;
    isAfterHour = sign.startsWith("h");
    if (sign.startsWith("y")) {
      const year = String(date.getUTCFullYear());
      return sign.length > 2 ? year : year.slice(-2);
    }
    if (sign.startsWith("d")) return padded(date.getUTCDate(), sign);
    if (sign.startsWith("h")) return padded(date.getUTCHours(), sign);
    if (sign.startsWith("s")) return two(date.getUTCSeconds());
    if (isMinute) return two(date.getUTCMinutes());
    if (sign.length > 2) return monthNames[date.getUTCMonth()] ?? "";
    return padded(date.getUTCMonth() + 1, sign);
  });
}

function padded(number: number, sign: string): string {
  return sign.length > 1 ? String(number).padStart(2, "0") : String(number);
}
